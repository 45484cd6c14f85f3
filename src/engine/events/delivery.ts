/** The headers of a message by name. */
export type SentHeaders = Readonly<Record<string, string>>;

/** Why a message is sent: a callback of an operation, a webhook of the contract, or `--webhook-events`. */
export type MessageKind = 'callback' | 'webhook' | 'event';

/** A message before it is sent. */
export interface Message {
  readonly kind: MessageKind;
  /** The name of the callback, the webhook or the event. */
  readonly name: string;
  /** The operation that it follows; absent for one that was sent by hand. */
  readonly operation?: string;
  readonly method: string;
  /** Where it goes; absent where nothing says so. */
  readonly url?: string;
  /** The headers that the contract declares, and the media type. */
  readonly headers: SentHeaders;
  /** The body as a value, and as it is sent; absent where the contract declares none. */
  readonly body?: { readonly value: unknown; readonly bytes: Buffer };
  /** Why it cannot be sent; absent for one that can. */
  readonly refusal?: string;
}

/**
 * - `pending`: it waits for its first attempt or the next one;
 * - `delivered`: the target responded with 2xx;
 * - `failed`: no attempt was successful, and there will be no other;
 * - `refused`: it is not sent at all.
 */
export const deliveryStatuses = ['pending', 'delivered', 'failed', 'refused'] as const;

export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** One attempt to deliver a message. */
export interface Attempt {
  /** By the clock of the session. */
  readonly time: Date;
  /** What was sent beside the body: the declared headers, and those of the signature. */
  readonly headers: SentHeaders;
  /** What came of it: a response, or why there is none. */
  readonly result: AttemptResult;
  readonly durationMs: number;
}

/** The response of a target, or why there is none. */
export type AttemptResult =
  | { readonly status: number; readonly text: string; readonly isTruncated: boolean }
  | { readonly error: string };

/** A message and the attempts to deliver it. */
export interface Delivery {
  /** Its `webhook-id`, which every attempt has. */
  readonly id: string;
  readonly message: Message;
  readonly status: DeliveryStatus;
  /** Why it was refused. */
  readonly reason?: string;
  /** By the clock of the session. */
  readonly createdAt: Date;
  /** When the next attempt is due, by the clock of the session. */
  readonly nextAttemptAt?: Date;
  readonly attempts: readonly Attempt[];
}
