import { createRandom } from '../../random.ts';
import type { Session } from '../../session/session.ts';
import type { CollectionSpec } from '../../storage/store.ts';
import type { Delivery, Message } from './delivery.ts';
import type { MessageSource, Occurrence } from './message-source.ts';
import { createObserve, hopsHeader, hopsOf, type Observe } from './observe.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { sendMessage } from './send-message.ts';
import { createSignMessage } from './sign-message.ts';
import type { TargetPolicy } from './target-policy.ts';
import { createTargetQueues } from './target-queues.ts';

/** What a session has sent, and sends. */
export interface SessionEvents extends Outbox {
  /** Where webhooks go that nothing else names a URL for. */
  webhookUrl(): string | undefined;
  /** Sets it for this session; `undefined` is that of the sandbox again. */
  sendTo(url: string | undefined): void;
  /** Sends a webhook by hand. @throws SandboxError for an unknown name, or a body that the contract refuses. */
  send(name: string, body?: unknown): Promise<Delivery>;
}

/** The events of all sessions of an API. */
export interface EventHub {
  /** The key that messages are signed with: `whsec_` and Base64. */
  readonly secret: string;
  readonly observe: Observe;
  /** Why messages may not be sent to a URL. */
  readonly allows: TargetPolicy;
  of(session: Session): SessionEvents;
  /** A session is gone, and with it what it has sent. */
  end(session: Session): void;
  /** Ends everything that is being sent. */
  close(): void;
}

export interface EventHubOptions {
  readonly source: MessageSource;
  readonly watched: ReadonlySet<string>;
  readonly collections: readonly CollectionSpec[];
  readonly secret: string;
  readonly webhookUrl: string | undefined;
  /** How long a target may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly allows: TargetPolicy;
  /** The seed of the ids of messages; without it they differ in every run. */
  readonly seed: number | undefined;
  /** Receives what went wrong while messages were made: a bug of the sandbox's own. */
  readonly report: (error: unknown) => void;
}

/** Creates the events of an API. They belong to their session: what one sends, no other lists. */
export function createEventHub(options: EventHubOptions): EventHub {
  const { source, watched, collections, secret, allows, seed, timeoutMs, report } = options;
  const sign = createSignMessage(secret);
  const runForTarget = createTargetQueues();
  const root = `${seed ?? crypto.randomUUID()}\nwebhooks`;
  const sessions = new Map<Session, SessionEvents>();
  const specs = collections.filter(({ isInternal }) => isInternal !== true);

  function of(session: Session): SessionEvents {
    const known = sessions.get(session);
    if (known !== undefined) return known;
    const outbox = createOutbox({
      clock: session.runtime.clock,
      random: createRandom(`${root}\n${session.name ?? ''}`),
      allows,
      sign,
      send: (message, signal) => sendMessage(message, { timeoutMs, signal }),
      runForTarget,
    });
    const events = createSessionEvents(session, outbox, options);
    sessions.set(session, events);
    return events;
  }

  function publish(happened: Omit<Occurrence, 'key'>, session: Session): void {
    try {
      const events = of(session);
      const hops = String(hopsOf(happened.request) + 1);
      const messages = source.messagesFor({ ...happened, key: events.nextKey() }, events.webhookUrl());
      for (const message of messages) events.add(withHeader(message, hopsHeader, hops));
    } catch (error) {
      report(error);
    }
  }

  return {
    secret,
    allows,
    observe: createObserve({ watched, specOf: new Map(specs.map((spec) => [spec.name, spec])), publish }),
    of,
    end: (session) => {
      sessions.get(session)?.close();
      sessions.delete(session);
    },
    close: () => {
      for (const events of sessions.values()) events.close();
      sessions.clear();
    },
  };
}

function createSessionEvents(
  { store, runtime }: Session,
  outbox: Outbox,
  { source, webhookUrl }: Pick<EventHubOptions, 'source' | 'webhookUrl'>,
): SessionEvents {
  let own: string | undefined;
  const target = () => own ?? webhookUrl;
  return {
    ...outbox,
    webhookUrl: target,
    sendTo: (url) => {
      own = url;
    },
    send: async (name, body) => {
      const time = runtime.clock.now();
      const message = await store.read((rows) =>
        source.manual({ name, body, rows, time, key: outbox.nextKey(), url: target() }),
      );
      return outbox.add(withHeader(message, hopsHeader, '1'));
    },
  };
}

function withHeader(message: Message, name: string, value: string): Message {
  return { ...message, headers: { ...message.headers, [name]: value } };
}
