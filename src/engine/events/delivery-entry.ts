import type { Attempt, AttemptResult, Delivery, DeliveryStatus, Message } from './delivery.ts';

/** A delivery in its outbox, which changes with each attempt. */
export interface Entry {
  readonly id: string;
  readonly message: Message;
  readonly url: string;
  status: DeliveryStatus;
  /** When the next attempt is due, in milliseconds; of use while it is pending. */
  dueAt: number;
  isSending: boolean;
  /** What it holds in memory, in bytes, about. */
  size(): number;
  begin(now: number): void;
  end(status: 'delivered' | 'failed'): void;
  refuse(reason: string): void;
  record(attempt: Attempt): void;
  /** How many attempts there were since it was begun last. */
  attemptsOfRound(): number;
  /** It as it is now. */
  view(): Delivery;
}

/** How many attempts of one message are listed: the first ones go when it is sent again and again. */
const maxAttempts = 20;

/** What the rest of an entry takes, in bytes, about. */
const entrySize = 500;

export function createEntry(id: string, message: Message, createdAt: Date): Entry {
  let attempts: readonly Attempt[] = [];
  let reason: string | undefined;
  let round = 0;
  let size = entrySize + (message.body?.bytes.length ?? 0);
  const entry: Entry = {
    id,
    message,
    url: message.url ?? '',
    status: 'pending',
    dueAt: 0,
    isSending: false,
    size: () => size,
    begin: (now) => {
      [entry.status, entry.dueAt, reason, round] = ['pending', now, undefined, 0];
    },
    end: (status) => {
      entry.status = status;
    },
    refuse: (why) => {
      [entry.status, reason] = ['refused', why];
    },
    record: (attempt) => {
      attempts = [...attempts, attempt];
      size += sizeOf(attempt);
      const [first] = attempts;
      if (attempts.length > maxAttempts && first !== undefined) {
        attempts = attempts.slice(1);
        size -= sizeOf(first);
      }
      round += 1;
    },
    attemptsOfRound: () => round,
    view: () => ({
      id,
      message,
      status: entry.status,
      ...(reason !== undefined && { reason }),
      createdAt,
      ...(entry.status === 'pending' && { nextAttemptAt: new Date(entry.dueAt) }),
      attempts,
    }),
  };
  return entry;
}

/** Whether there will be no other attempt. */
export function isEnded({ status }: Pick<Delivery, 'status'>): boolean {
  return status !== 'pending';
}

/** Whether a target took a message. */
export function isDelivered(result: AttemptResult): boolean {
  return 'status' in result && result.status >= 200 && result.status < 300;
}

function sizeOf({ result }: Attempt): number {
  return entrySize + ('text' in result ? result.text.length : 0);
}
