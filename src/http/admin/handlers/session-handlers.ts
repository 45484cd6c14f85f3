import { SandboxError } from '../../../errors.ts';
import { countRows } from '../../../session/count-rows.ts';
import { notFound } from '../../../session/not-found.ts';
import type { KnownSession, Sessions } from '../../../session/sessions.ts';
import type { AdminHandlers, AdminSchemas } from '../admin-api.ts';
import { paginateAdminList } from '../paginate-admin-list.ts';

type SessionOperation = 'listSessions' | 'deleteSessions' | 'getSession' | 'deleteSession';

/** The sessions beside the base. */
export const sessionHandlers = {
  listSessions: async ({ query }, { sessions }) => {
    const { items, next } = paginateAdminList(sessionsAfter(sessions, query.after), query.limit);
    const serialized = await Promise.all(items.map(format));
    return { status: 200, body: { sessions: serialized, ...(next && { next: nameOf(next) }) } };
  },

  deleteSessions: (_call, { sessions }) => {
    for (const known of sessions.list()) sessions.drop(nameOf(known));
    return { status: 204 };
  },

  getSession: async ({ params }, { sessions }) => {
    const known = sessions.list().find((each) => nameOf(each) === params.name);
    if (known === undefined) throw noSession(sessions, params.name);
    return { status: 200, body: await format(known) };
  },

  deleteSession: ({ params }, { sessions }) => {
    if (!sessions.drop(params.name)) throw noSession(sessions, params.name);
    return { status: 204 };
  },
} satisfies AdminHandlers<SessionOperation>;

const nameOf = ({ session }: KnownSession): string => session.name ?? '';

async function format(known: KnownSession): Promise<AdminSchemas['Session']> {
  return {
    name: nameOf(known),
    created: known.created.toISOString(),
    lastUsed: known.lastUsed.toISOString(),
    rows: await countRows(known.session.store),
  };
}

/** @throws SandboxError `invalid` when the session after which to go on is none, or not any more. */
function sessionsAfter(sessions: Sessions, after: string | undefined): readonly KnownSession[] {
  const all = sessions.list();
  if (after === undefined) return all;
  const at = all.findIndex((known) => nameOf(known) === after);
  if (at >= 0) return all.slice(at + 1);
  throw new SandboxError(
    'invalid',
    `query parameter after: there is no session ${after} any more: begin with the first page`,
  );
}

function noSession(sessions: Sessions, name: string): SandboxError {
  return notFound('session', name, sessions.list().map(nameOf), 'a session begins with its first use');
}
