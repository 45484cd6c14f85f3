import { type Entry, isEnded } from './delivery-entry.ts';

/** How many messages of a session are listed and how many may wait, and how much memory they may take, in bytes. */
export const outboxLimits = { listed: 1_000, waiting: 500, bytes: 16 * 1024 * 1024 } as const;

/** The deliveries of an outbox, within its limits. */
export interface DeliveryList {
  /** Adds a delivery; the oldest ones that have ended make room for it. */
  add(entry: Entry): void;
  get(id: string): Entry | undefined;
  has(entry: Entry): boolean;
  newestFirst(): readonly Entry[];
  /** Those that wait for an attempt, the oldest first. */
  waiting(): readonly Entry[];
  /** Why no other message can wait; `undefined` when it can. */
  whyNoMore(next: Entry): string | undefined;
  /** Drops the oldest that have ended while there are too many. */
  trim(): void;
  clear(): void;
}

export function createDeliveryList(): DeliveryList {
  const entries = new Map<string, Entry>();
  const pending = () => [...entries.values()].filter((entry) => !isEnded(entry));
  const bytesOf = (list: Iterable<Entry>) => [...list].reduce((sum, entry) => sum + entry.size(), 0);

  function trim(): void {
    let bytes = bytesOf(entries.values());
    for (const entry of entries.values()) {
      if (entries.size <= outboxLimits.listed && bytes <= outboxLimits.bytes) return;
      if (!isEnded(entry)) continue;
      bytes -= entry.size();
      entries.delete(entry.id);
    }
  }

  return {
    add: (entry) => {
      entries.set(entry.id, entry);
      trim();
    },
    get: (id) => entries.get(id),
    has: (entry) => entries.get(entry.id) === entry,
    newestFirst: () => [...entries.values()].reverse(),
    waiting: () => pending().filter(({ isSending }) => !isSending),
    whyNoMore: (next) => {
      const others = pending().filter((entry) => entry !== next);
      if (others.length >= outboxLimits.waiting) {
        return `${outboxLimits.waiting} messages wait already, which is the limit`;
      }
      const bytes = bytesOf(others) + next.size();
      return bytes > outboxLimits.bytes
        ? `the messages that wait take more than ${outboxLimits.bytes} bytes, which is the limit`
        : undefined;
    },
    trim,
    clear: () => entries.clear(),
  };
}
