import type { AdminHandler } from './admin-call.ts';

/** `GET /__admin/health`: the sandbox listens only once it is ready, so who is answered is answered this. */
export const health: AdminHandler = () => ({ status: 200, body: { status: 'healthy' } });
