import type { Delivery, DeliveryStatus } from '../../engine/events/delivery.ts';
import { isEnded } from '../../engine/events/delivery-entry.ts';
import type { EventHub, SessionEvents } from '../../engine/events/event-hub.ts';
import { SandboxError } from '../../errors.ts';
import { serializeDelivery } from '../../http/admin/serialize-delivery.ts';
import type { Session } from '../../session/session.ts';
import type { AdminDelivery } from '../admin-types.ts';

/** Which webhooks to list or to wait for. */
export interface WebhooksFilter {
  /** The name of a callback, a webhook or an event. */
  readonly name?: string;
  /** What became of it. */
  readonly status?: DeliveryStatus;
  /** How many attempts there have been, at least. */
  readonly attempts?: number;
}

/** The callbacks, webhooks and events that a session sends, for a test to inspect and to send. */
export interface WebhooksHandle {
  /** The key that they are signed with: `whsec_` and Base64. @throws SandboxError `conflict` where none are sent. */
  readonly secret: string;
  /** The latest first. */
  list(filter?: WebhooksFilter): readonly AdminDelivery[];
  /**
   * The first one that matches, once no other attempt follows; or at once, where the filter asks for a status or a number
   * of attempts that it has.
   * @throws SandboxError `timeout` when there is none within the time, 4 seconds by default, so that it is before those of test runners; it lists those that there are.
   */
  waitFor(filter?: WebhooksFilter, options?: { readonly timeoutMs?: number }): Promise<AdminDelivery>;
  /** Sends one once more, with the same id and body. @throws SandboxError `not-found` for an unknown id. */
  resend(id: string): AdminDelivery;
  /**
   * Sends a webhook of the contract by hand; `body` is merged into its body.
   * @throws SandboxError for an unknown name, or a body that the contract refuses.
   */
  send(name: string, body?: unknown): Promise<AdminDelivery>;
  /**
   * Sends the webhooks of this session to another URL than the sandbox does; `undefined` is that of the sandbox again.
   * @throws SandboxError `invalid` for a URL that nothing may be sent to.
   */
  sendTo(url: string | undefined): void;
  /** Forgets all; none that waits is sent any more. */
  clear(): void;
}

export function createWebhooksHandle(
  session: () => Session,
  hub: () => EventHub | undefined,
): WebhooksHandle {
  function requireHub(): EventHub {
    const found = hub();
    if (found !== undefined) return found;
    throw new SandboxError(
      'conflict',
      'the contract declares neither callbacks nor webhooks: create the sandbox with webhookEvents: true to send events',
    );
  }
  const events = () => requireHub().of(session());

  return {
    get secret() {
      return requireHub().secret;
    },
    list: (filter = {}) =>
      hub() === undefined
        ? []
        : events()
            .list()
            .filter((delivery) => matches(delivery, filter))
            .map(serializeDelivery),
    waitFor: async (filter = {}, { timeoutMs = 4_000 } = {}) =>
      serializeDelivery(await waitIn(events(), filter, timeoutMs)),
    resend: (id) => {
      const resent = events().resend(id);
      if (resent === undefined) throw new SandboxError('not-found', `there is no webhook ${id}`);
      return serializeDelivery(resent);
    },
    send: async (name, body) => serializeDelivery(await events().send(name, body)),
    sendTo: (url) => {
      const issue = url === undefined ? undefined : requireHub().allows(url);
      if (issue !== undefined) throw new SandboxError('invalid', issue);
      events().sendTo(url);
    },
    clear: () => events().clear(),
  };
}

function matches({ message, status, attempts }: Delivery, filter: WebhooksFilter): boolean {
  return (
    (filter.name === undefined || filter.name === message.name) &&
    (filter.status === undefined || filter.status === status) &&
    attempts.length >= (filter.attempts ?? 0)
  );
}

function waitIn(events: SessionEvents, filter: WebhooksFilter, timeoutMs: number): Promise<Delivery> {
  const isAwaited = (delivery: Delivery) =>
    matches(delivery, filter) &&
    (filter.status !== undefined || filter.attempts !== undefined || isEnded(delivery));
  return new Promise((resolve, reject) => {
    const settle = (delivery: Delivery | undefined) => {
      if (delivery === undefined || !isAwaited(delivery)) return;
      clearTimeout(timer);
      unwatch();
      resolve(delivery);
    };
    const fail = () => {
      unwatch();
      reject(new SandboxError('timeout', describeMissing(events.list(), filter, timeoutMs)));
    };
    const timer = setTimeout(fail, timeoutMs);
    const unwatch = events.onChange(settle);
    settle(events.list().toReversed().find(isAwaited));
  });
}

/** How many of the others a message lists. */
const maxListed = 10;

function describeMissing(others: readonly Delivery[], filter: WebhooksFilter, timeoutMs: number): string {
  const listed = others
    .slice(0, maxListed)
    .map(({ message, status, reason, attempts }) =>
      reason === undefined
        ? `${message.name} (${status}, attempts: ${attempts.length})`
        : `${message.name} (${status}: ${reason})`,
    );
  const found = listed.length === 0 ? 'there is none at all' : `there are ${listed.join(', ')}`;
  return `no webhook matched ${JSON.stringify(filter)} within ${timeoutMs} ms: ${found}`;
}
