import type { HandlerContext } from '../../context.ts';
import type { OperationRequest, Reply } from '../../operation.ts';
import type { Session } from '../../session/session.ts';
import type { CollectionSpec, Collections } from '../../storage/store.ts';
import { type ChangeRecorder, recordChanges } from './change-recorder.ts';
import type { Occurrence } from './message-source.ts';

/** Follows one request, in the order of these steps. A request that fails, or is replayed, misses one of them. */
export interface Observation {
  /** The collections that the request works on. */
  recording(rows: Collections): Collections;
  carriedOut(context: HandlerContext): void;
  committed(reply: Reply): void;
}

/** Begins to follow a request; `undefined` for one that sends nothing. */
export type Observe = (request: OperationRequest, session: Session) => Observation | undefined;

export interface ObserveOptions {
  /** The ids of the operations that may send something. */
  readonly watched: ReadonlySet<string>;
  /** The collections whose changes matter, by name. */
  readonly specOf: ReadonlyMap<string, CollectionSpec>;
  /** Takes what happened; it must not throw. */
  readonly publish: (occurrence: Omit<Occurrence, 'key'>, session: Session) => void;
}

/** Counts over how many sandboxes a request came that one message led to: two that call each other come to an end. */
export const hopsHeader = 'x-sandbox-hops';

/** How many messages may lead to one another. */
const maxHops = 3;

/** Creates what follows requests, and publishes what they changed once that is committed. */
export function createObserve({ watched, specOf, publish }: ObserveOptions): Observe {
  return (request, session) => {
    if (!watched.has(request.operation.id) || hopsOf(request) >= maxHops) return undefined;
    let recorder: ChangeRecorder | undefined;
    let time: Date | undefined;
    return {
      recording: (rows) => {
        recorder = recordChanges(rows, specOf);
        return recorder.rows;
      },
      carriedOut: ({ clock }) => {
        time = clock.now();
      },
      committed: (reply) => {
        if (time !== undefined)
          publish({ request, reply, changes: recorder?.changes() ?? [], time }, session);
      },
    };
  };
}

/** How many messages have led to a request. */
export function hopsOf({ headers }: Pick<OperationRequest, 'headers'>): number {
  const hops = Number(headers[hopsHeader]);
  return Number.isSafeInteger(hops) && hops > 0 ? hops : 0;
}
