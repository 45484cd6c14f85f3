import type { OperationBehavior } from '../../inference/operation-behavior.ts';
import type { CapturedBody } from './captured-body.ts';
import type { CapturedError } from './captured-error.ts';
import type { Redaction } from './redact.ts';

/** The name of a header, or its value as Node takes it. */
export type HeaderPart = string | number | readonly string[] | undefined;

/** A request and its answer, as they passed by: nothing is put in words before somebody asks. */
export interface Exchange {
  readonly requestId: string;
  /** When it came, in milliseconds since 1970. */
  readonly time: number;
  /** The name of its session; the base has none. */
  readonly session: string | undefined;
  /** Absent where none was found. */
  readonly operation: OperationBehavior | undefined;
  readonly method: string;
  readonly url: string;
  /** Names and values in turn, as they came. */
  readonly headers: readonly string[];
  readonly body: CapturedBody | undefined;
  /** Absent where it was not refused. */
  readonly error: CapturedError | undefined;
  readonly status: number;
  /** Names and values in turn. */
  readonly responseHeaders: readonly HeaderPart[];
  readonly responseBody: CapturedBody | undefined;
  /** When it began, was found to fit (if it was) and was answered, in milliseconds since the process began. */
  readonly started: number;
  readonly validated: number | undefined;
  readonly responded: number;
  /** What of it must not be shown. */
  readonly redaction: Redaction;
}

/** A request that is kept; later ones have higher numbers. */
export interface RecordedExchange {
  readonly id: number;
  readonly exchange: Exchange;
}

/** What clients sent last and were answered. */
export interface RequestJournal {
  add(passed: Exchange): void;
  /** Those that are kept, the latest first. @param before only those with a lower number */
  newestFirst(before?: number): Iterable<RecordedExchange>;
  get(id: number): RecordedExchange | undefined;
  /** Forgets requests; all of them, unless it is said which. */
  delete(matches?: (passed: Exchange) => boolean): void;
  /** How much is kept, in bytes. */
  readonly size: number;
}

/** How many requests are kept, and how many bytes of them. */
export const journalLimits = { entries: 1_000, bytes: 16 * 1024 * 1024 } as const;

/** About what an entry takes besides its texts, in bytes. */
const frame = 512;

/** A ring: a request that there is no room for takes that of the oldest ones. */
export function createRequestJournal(): RequestJournal {
  // What is kept of each is one object: the more there are, the longer it takes to collect the garbage around them.
  const slots = new Array<Exchange | undefined>(journalLimits.entries).fill(undefined);
  const sizes = new Int32Array(journalLimits.entries);
  let [oldest, next, size] = [1, 1, 0];

  const slotOf = (id: number) => id % journalLimits.entries;

  function get(id: number): RecordedExchange | undefined {
    const exchange = id >= oldest && id < next ? slots[slotOf(id)] : undefined;
    return exchange && { id, exchange };
  }

  function drop(id: number): void {
    const slot = slotOf(id);
    size -= sizes[slot] ?? 0;
    sizes[slot] = 0;
    slots[slot] = undefined;
  }

  function* newestFirst(before = next): Generator<RecordedExchange> {
    for (let id = Math.min(before, next) - 1; id >= oldest; id -= 1) {
      const recorded = get(id);
      if (recorded !== undefined) yield recorded;
    }
  }

  return {
    add(passed) {
      const id = next;
      const own = sizeOf(passed);
      next += 1;
      size += own;
      while (size > journalLimits.bytes || id - oldest >= journalLimits.entries) {
        drop(oldest);
        oldest += 1;
      }
      slots[slotOf(id)] = passed;
      sizes[slotOf(id)] = own;
    },
    newestFirst,
    get,
    delete(matches = () => true) {
      for (const { id, exchange } of newestFirst()) if (matches(exchange)) drop(id);
    },
    get size() {
      return size;
    },
  };
}

function sizeOf({ url, headers, body, error, responseHeaders, responseBody }: Exchange): number {
  const bodies = (body?.captured ?? 0) + (responseBody?.captured ?? 0);
  const texts = lengthOf(headers) + lengthOf(responseHeaders) + lengthOf(error?.issues ?? []);
  return frame + url.length + bodies + texts;
}

function lengthOf(parts: readonly HeaderPart[]): number {
  let length = 0;
  for (const part of parts) length += typeof part === 'object' ? lengthOf(part) : String(part ?? '').length;
  return length;
}
