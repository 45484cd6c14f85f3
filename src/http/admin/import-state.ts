import type { AdminParts, TypedAdminHandler } from './admin-call.ts';

/** Takes in rows for those of a session, where it is known how. */
export function createImportState(
  importState: NonNullable<AdminParts['importState']>,
): TypedAdminHandler<'importState'> {
  return async ({ body, sessionName }, { sessions }) => {
    await importState(sessions.use(sessionName), body);
    return { status: 204 };
  };
}
