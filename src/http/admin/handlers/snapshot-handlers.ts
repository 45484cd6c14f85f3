import type { NamedSnapshot } from '../../../session/session.ts';
import {
  deleteSnapshot,
  requireSnapshot,
  restoreSnapshot,
  takeSnapshot,
} from '../../../session/snapshots.ts';
import { inTurns } from '../../../turns.ts';
import type { AdminHandlers, AdminSchemas } from '../admin-api.ts';
import { stateBody } from './state-handlers.ts';

type SnapshotOperation =
  | 'listSnapshots'
  | 'takeSnapshot'
  | 'getSnapshot'
  | 'deleteSnapshot'
  | 'restoreSnapshot';

/** The handlers of a session's snapshots. */
export const snapshotHandlers = {
  listSnapshots: ({ sessionName }, { sessions }) => {
    const newestFirst = [...sessions.use(sessionName).snapshots].reverse();
    return {
      status: 200,
      body: { snapshots: newestFirst.map(([name, snapshot]) => serializeSnapshot(name, snapshot)) },
    };
  },

  takeSnapshot: async ({ params, sessionName, sessionPath = '' }, { sessions }) => {
    const { snapshot, isNew } = await takeSnapshot(sessions.use(sessionName), params.snapshot);
    const body = serializeSnapshot(params.snapshot, snapshot);
    if (!isNew) return { status: 200, body };
    return {
      status: 201,
      headers: { Location: `${sessionPath}/__admin/snapshots/${params.snapshot}` },
      body,
    };
  },

  getSnapshot: async ({ params, sessionName }, { sessions, exportState }) => {
    const snapshot = requireSnapshot(sessions.use(sessionName), params.snapshot);
    return { status: 200, body: stateBody(await inTurns(exportState(snapshot))) };
  },

  deleteSnapshot: ({ params, sessionName }, { sessions }) => {
    deleteSnapshot(sessions.use(sessionName), params.snapshot);
    return { status: 204 };
  },

  restoreSnapshot: async ({ params, sessionName }, { sessions }) => {
    await restoreSnapshot(sessions.use(sessionName), params.snapshot);
    return { status: 204 };
  },
} satisfies AdminHandlers<SnapshotOperation>;

function serializeSnapshot(name: string, { createdAt, rows }: NamedSnapshot): AdminSchemas['Snapshot'] {
  return { name, createdAt: createdAt.toISOString(), rows };
}
