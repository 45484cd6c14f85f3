import type { AdminHandler } from './admin-call.ts';

/** `GET /__admin/operations`: how each operation is served, as `togai-sandbox check` tells it. */
export const operations: AdminHandler = ({ contract, operations: rows }) => ({
  status: 200,
  body: { contract, operations: rows },
});
