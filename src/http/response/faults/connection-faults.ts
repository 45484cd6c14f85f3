import type { Response } from 'express';
import type { Random } from '../../../random.ts';
import { garbageBytes } from './garbage-bytes.ts';
import type { HeldConnections } from './held-connections.ts';
import { resetConnection } from './reset-connection.ts';
import { socketInTurn } from './socket-in-turn.ts';

/** What faults need besides the response. */
export interface FaultContext {
  readonly random: Random;
  readonly held: HeldConnections;
}

type ConnectionFault = (res: Response, context: FaultContext) => Promise<void>;

/** The faults that leave a client without a response. */
export const connectionFaults = {
  reset: async (res) => {
    const socket = await socketInTurn(res);
    if (socket !== undefined) resetConnection(socket);
  },
  close: async (res) => (await socketInTurn(res))?.destroySoon(),
  garbage: async (res, { random }) => {
    const socket = await socketInTurn(res);
    socket?.write(garbageBytes(random));
    socket?.destroySoon();
  },
  hang: async (res, { held }) => {
    if ((await socketInTurn(res)) !== undefined) held.hold(res);
  },
} satisfies Record<string, ConnectionFault>;
