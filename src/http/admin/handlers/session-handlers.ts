import { SandboxError } from '../../../errors.ts';
import type { KnownSession } from '../../../session/named-sessions.ts';
import { nameNotFound } from '../../../session/session-names.ts';
import type { Sessions } from '../../../session/sessions.ts';
import type { AdminHandlers, AdminSchemas } from '../admin-api.ts';
import { paginateAdminList } from '../paginate-admin-list.ts';

type SessionOperation = 'listSessions' | 'deleteSessions' | 'getSession' | 'beginSession' | 'deleteSession';

/** The handlers of the sessions beside the default session. */
export const sessionHandlers = {
  listSessions: ({ query }, { sessions }) => {
    const { items, next } = paginateAdminList(sessionsAfter(sessions, query.after), query.limit);
    return {
      status: 200,
      body: {
        defaultSession: { rows: sessions.defaultSession.store.countRows() },
        sessions: items.map(serializeSession),
        ...(next && { next: nameOf(next) }),
      },
    };
  },

  deleteSessions: (_request, { sessions }) => {
    for (const known of sessions.list()) sessions.drop(nameOf(known));
    return { status: 204 };
  },

  getSession: ({ params }, { sessions }) => {
    return { status: 200, body: serializeSession(requireKnown(sessions, params.name)) };
  },

  beginSession: ({ params, sessionPath = '' }, { sessions }) => {
    const { name } = params;
    const isNew = findKnown(sessions, name) === undefined;
    sessions.use(name);
    const body = serializeSession(requireKnown(sessions, name));
    if (!isNew) return { status: 200, body };
    return { status: 201, headers: { Location: `${sessionPath}/__admin/sessions/${name}` }, body };
  },

  deleteSession: ({ params }, { sessions }) => {
    if (!sessions.drop(params.name)) throw noSession(sessions, params.name);
    return { status: 204 };
  },
} satisfies AdminHandlers<SessionOperation>;

const nameOf = ({ session }: KnownSession): string => session.name ?? '';

function findKnown(sessions: Sessions, name: string): KnownSession | undefined {
  return sessions.list().find((each) => nameOf(each) === name);
}

/** @throws SandboxError `not-found` for a session that does not exist. */
function requireKnown(sessions: Sessions, name: string): KnownSession {
  const known = findKnown(sessions, name);
  if (known === undefined) throw noSession(sessions, name);
  return known;
}

function serializeSession(known: KnownSession): AdminSchemas['Session'] {
  return {
    name: nameOf(known),
    created: known.created.toISOString(),
    lastUsed: known.lastUsed.toISOString(),
    rows: known.session.store.countRows(),
  };
}

/** @throws SandboxError `invalid` when the session that ended the previous page no longer exists. */
function sessionsAfter(sessions: Sessions, after: string | undefined): readonly KnownSession[] {
  const all = sessions.list();
  if (after === undefined) return all;
  const at = all.findIndex((known) => nameOf(known) === after);
  if (at >= 0) return all.slice(at + 1);
  throw new SandboxError(
    'invalid',
    `query parameter after: the session ${after} does not exist any more: start again with the first page`,
  );
}

function noSession(sessions: Sessions, name: string): SandboxError {
  return nameNotFound('session', name, sessions.list().map(nameOf), 'a session begins with its first use');
}
