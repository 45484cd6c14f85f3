import type { AdminHandler } from './admin-call.ts';

/** `POST /__admin/reset`: forgets everything stored. */
export const reset: AdminHandler = async (parts) => {
  await parts.reset();
  return { status: 204 };
};
