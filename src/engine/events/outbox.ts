import type { Random } from '../../random.ts';
import type { Delivery, Message } from './delivery.ts';
import { createEntry, type Entry, isEnded } from './delivery-entry.ts';
import { createDeliveryList } from './delivery-list.ts';
import { createDispatcher, type DispatchOptions } from './dispatcher.ts';
import type { TargetPolicy } from './target-policy.ts';

/** The messages of a session, and what became of them. */
export interface Outbox {
  /** Takes a message, which is sent soon; or refuses it, with a reason. */
  add(message: Message): Delivery;
  /** A text that no other call returns: the key of values that are generated for one event. */
  nextKey(): string;
  /** The latest first. */
  list(): readonly Delivery[];
  get(id: string): Delivery | undefined;
  /** Sends a message once more, as if it were new; `undefined` where there is no such message. */
  resend(id: string): Delivery | undefined;
  /** Forgets all messages; none of them is sent any more. */
  clear(): void;
  /** Calls a listener with each delivery that changed. Returns what ends that. */
  onChange(listener: (delivery: Delivery) => void): () => void;
  /** Ends everything: nothing is sent any more. */
  close(): void;
}

export interface OutboxOptions extends DispatchOptions {
  /** Decides the ids of messages. */
  readonly random: Random;
  readonly allows: TargetPolicy;
}

/** Creates the outbox of a session. It retries by the session's clock: a frozen one that is advanced releases retries. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { clock, random, allows } = options;
  const entries = createDeliveryList();
  const listeners = new Set<(delivery: Delivery) => void>();
  const dispatcher = createDispatcher(entries, options, (entry) => {
    entries.trim();
    notify(entry);
  });
  const unwatch = clock.onChange(dispatcher.pump);
  let [count, keys] = [0, 0];

  function notify(entry: Entry): void {
    for (const listener of [...listeners]) listener(entry.view());
  }

  /** Begins to send a message, or says why it is not sent. Whoever adds it sees it before it is sent. */
  function begin(entry: Entry): void {
    const { url, refusal } = entry.message;
    const nowhere = url === undefined ? 'nothing says where to: give --webhook-url' : allows(url);
    const reason = refusal ?? nowhere ?? entries.whyNoMore(entry);
    if (reason === undefined) entry.begin(clock.now().getTime());
    else entry.refuse(reason);
    queueMicrotask(() => (isEnded(entry) ? notify(entry) : dispatcher.pump()));
  }

  function clear(): void {
    dispatcher.stop();
    entries.clear();
  }

  return {
    add: (message) => {
      count += 1;
      const entry = createEntry(messageId(random.fork(count)), message, clock.now());
      begin(entry);
      entries.add(entry);
      return entry.view();
    },
    nextKey: () => `event ${++keys}`,
    list: () => entries.newestFirst().map((entry) => entry.view()),
    get: (id) => entries.get(id)?.view(),
    resend: (id) => {
      const entry = entries.get(id);
      if (entry !== undefined && !entry.isSending) begin(entry);
      return entry?.view();
    },
    clear,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      unwatch();
      clear();
      listeners.clear();
    },
  };
}

const idCharacters = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];

function messageId(random: Random): string {
  return `msg_${Array.from({ length: 27 }, () => random.pick(idCharacters)).join('')}`;
}
