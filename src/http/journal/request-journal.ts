import type { FaultKind } from '../../engine/policies/faults/fault.ts';
import type { OperationBehavior } from '../../inference/operation-behavior.ts';
import type { CapturedBody } from './captured-body.ts';
import type { CapturedError } from './captured-error.ts';
import { createDroppedSessions } from './dropped-sessions.ts';
import type { Redaction } from './redact.ts';

/** The name of a header, or its value as Node accepts it. */
export type HeaderPart = string | number | readonly string[] | undefined;

/** A request and its response as captured: they are serialized only when somebody reads the journal. */
export interface Exchange {
  readonly requestId: string;
  /** When the request was received, in milliseconds since 1970. */
  readonly time: number;
  /** The name of its session; the default session has none. */
  readonly session: string | undefined;
  /** Absent when the contract has no operation for the request. */
  readonly operation: OperationBehavior | undefined;
  /** The ids of the overrides that were applied. */
  readonly overrides: readonly string[] | undefined;
  readonly method: string;
  readonly url: string;
  /** Alternating names and values, as received. */
  readonly headers: readonly string[];
  readonly body: CapturedBody | undefined;
  /** Absent when the request succeeded. */
  readonly error: CapturedError | undefined;
  /** The fault that its response had on the wire; absent where it had none. */
  readonly fault?: FaultKind | undefined;
  /** 0 where a fault left no response. */
  readonly status: number;
  /** Alternating names and values. */
  readonly responseHeaders: readonly HeaderPart[];
  readonly responseBody: CapturedBody | undefined;
  /** When the request was received, validated (if it was) and responded to, in milliseconds since the process started. */
  readonly started: number;
  readonly validated: number | undefined;
  readonly responded: number;
  /** Which parts of it are secrets. */
  readonly redaction: Redaction;
}

/** An exchange in the journal; later ones have higher numbers. */
export interface RecordedExchange {
  readonly id: number;
  readonly exchange: Exchange;
}

/** The last requests of clients and their responses. */
export interface RequestJournal {
  add(passed: Exchange): void;
  /**
   * The recorded exchanges, newest first.
   * @param before only exchanges with a lower number
   * @param since only exchanges with a higher number
   */
  newestFirst(before?: number, since?: number): Iterable<RecordedExchange>;
  get(id: number): RecordedExchange | undefined;
  /** The latest exchange with a request id. */
  find(requestId: string): RecordedExchange | undefined;
  /**
   * Deletes the exchanges that match; all of them by default.
   * @param session the session whose exchanges all match; the empty name is the default session
   */
  delete(matches?: (passed: Exchange) => boolean, session?: string): void;
  /** Whether exchanges of a session, by default of any, were replaced by newer ones. */
  hasDropped(session?: string): boolean;
  /** The size of all recorded exchanges, in bytes. */
  readonly size: number;
}

/** How many exchanges the journal holds, and how many bytes of them. */
export const journalLimits = { entries: 1_000, bytes: 16 * 1024 * 1024 } as const;

/** The approximate size of an entry besides its texts, in bytes. */
const entryOverhead = 512;

/** Creates an empty journal, a ring buffer: new exchanges replace the oldest ones. */
export function createRequestJournal(): RequestJournal {
  // Each exchange is one object: the more objects there are, the longer a garbage collection takes.
  const slots = new Array<Exchange | undefined>(journalLimits.entries).fill(undefined);
  const sizes = new Int32Array(journalLimits.entries);
  const dropped = createDroppedSessions();
  let [oldest, next, size] = [1, 1, 0];

  const slotOf = (id: number) => id % journalLimits.entries;

  function get(id: number): RecordedExchange | undefined {
    const exchange = id >= oldest && id < next ? slots[slotOf(id)] : undefined;
    return exchange && { id, exchange };
  }

  function remove(id: number): void {
    const slot = slotOf(id);
    size -= sizes[slot] ?? 0;
    sizes[slot] = 0;
    slots[slot] = undefined;
  }

  function* newestFirst(before = next, since = 0): Generator<RecordedExchange> {
    for (let id = Math.min(before, next) - 1; id >= oldest && id > since; id -= 1) {
      const recorded = get(id);
      if (recorded !== undefined) yield recorded;
    }
  }

  return {
    add(passed) {
      const id = next;
      const entrySize = sizeOf(passed);
      next += 1;
      size += entrySize;
      while (size > journalLimits.bytes || id - oldest >= journalLimits.entries) {
        const replaced = slots[slotOf(oldest)];
        if (replaced !== undefined) dropped.add(replaced.session ?? '');
        remove(oldest);
        oldest += 1;
      }
      slots[slotOf(id)] = passed;
      sizes[slotOf(id)] = entrySize;
    },
    newestFirst,
    get,
    find(requestId) {
      for (const recorded of newestFirst()) if (recorded.exchange.requestId === requestId) return recorded;
      return undefined;
    },
    delete(matches, session) {
      for (const { id, exchange } of newestFirst()) if (matches?.(exchange) ?? true) remove(id);
      if (session !== undefined || matches === undefined) dropped.forget(session);
    },
    hasDropped: dropped.has,
    get size() {
      return size;
    },
  };
}

function sizeOf({ url, headers, body, error, responseHeaders, responseBody }: Exchange): number {
  const bodies = (body?.captured ?? 0) + (responseBody?.captured ?? 0);
  const texts = textLength(headers) + textLength(responseHeaders) + textLength(error?.issues ?? []);
  return entryOverhead + url.length + bodies + texts;
}

function textLength(parts: readonly HeaderPart[]): number {
  let length = 0;
  for (const part of parts) length += typeof part === 'object' ? textLength(part) : String(part ?? '').length;
  return length;
}
