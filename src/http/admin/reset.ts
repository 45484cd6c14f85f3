import type { AdminHandler } from './admin-call.ts';

/** `POST /__admin/reset`: begins anew, the base or one session. */
export const reset: AdminHandler = async ({ sessions }, name) => {
  await sessions.reset(name);
  return { status: 204 };
};
