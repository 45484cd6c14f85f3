import type { SessionEvents } from '../../../engine/events/event-hub.ts';
import { SandboxError } from '../../../errors.ts';
import type { AdminHandlers, AdminOptions, SessionScoped } from '../admin-api.ts';
import { paginateAdminList } from '../paginate-admin-list.ts';
import { serializeDelivery } from '../serialize-delivery.ts';

type WebhookOperation =
  | 'listWebhooks'
  | 'clearWebhooks'
  | 'listDeclaredWebhooks'
  | 'setWebhookTarget'
  | 'getWebhook'
  | 'resendWebhook'
  | 'sendWebhook';

/** The handlers of the webhooks and callbacks that a session sends. */
export const webhookHandlers = {
  listWebhooks: ({ query, sessionName }, options) => {
    const { events } = options;
    if (events === undefined) return { status: 200, body: { webhooks: [] } };
    const own = events.of(options.sessions.use(sessionName));
    const { name, status, after, limit } = query;
    const all = own.list();
    const matching = all
      .slice(after === undefined ? 0 : positionAfter(all, after))
      .filter(
        (delivery) =>
          (name === undefined || delivery.message.name === name) &&
          (status === undefined || delivery.status === status),
      );
    const { items, next } = paginateAdminList(matching, limit);
    const url = own.webhookUrl();
    return {
      status: 200,
      body: {
        ...(url !== undefined && { url }),
        secret: events.secret,
        webhooks: items.map(serializeDelivery),
        ...(next && { next: next.id }),
      },
    };
  },

  clearWebhooks: ({ sessionName }, { events, sessions }) => {
    events?.of(sessions.use(sessionName)).clear();
    return { status: 204 };
  },

  listDeclaredWebhooks: (_request, { declaredWebhooks }) => ({
    status: 200,
    body: { webhooks: [...declaredWebhooks()] },
  }),

  setWebhookTarget: ({ body, sessionName }, options) => {
    const { allows } = requireEvents(options);
    const issue = body.url === null ? undefined : allows(body.url);
    if (issue !== undefined) throw new SandboxError('invalid', `/url: ${issue}`);
    eventsOf({ sessionName }, options).sendTo(body.url ?? undefined);
    return { status: 204 };
  },

  getWebhook: ({ params, ...scope }, options) => {
    const found = eventsOf(scope, options).get(params.webhook);
    if (found === undefined) throw noDelivery(params.webhook);
    return { status: 200, body: serializeDelivery(found) };
  },

  resendWebhook: ({ params, ...scope }, options) => {
    const resent = eventsOf(scope, options).resend(params.webhook);
    if (resent === undefined) throw noDelivery(params.webhook);
    return { status: 202, body: serializeDelivery(resent) };
  },

  sendWebhook: async ({ params, body, ...scope }, options) => {
    const sent = await eventsOf(scope, options).send(params.name, body);
    return { status: 202, body: serializeDelivery(sent) };
  },
} satisfies AdminHandlers<WebhookOperation>;

/** What the session of a request sends. @throws SandboxError `conflict` where nothing is sent at all. */
function eventsOf({ sessionName }: SessionScopedName, options: AdminOptions): SessionEvents {
  return requireEvents(options).of(options.sessions.use(sessionName));
}

type SessionScopedName = { readonly sessionName?: SessionScoped['sessionName'] | undefined };

function requireEvents({ events }: AdminOptions): NonNullable<AdminOptions['events']> {
  if (events !== undefined) return events;
  throw new SandboxError(
    'conflict',
    'the contract declares neither callbacks nor webhooks: start the sandbox with --webhook-events to send events',
  );
}

/** @throws SandboxError `invalid` when the last one of the previous page no longer exists. */
function positionAfter(all: readonly { readonly id: string }[], after: string): number {
  const at = all.findIndex(({ id }) => id === after);
  if (at >= 0) return at + 1;
  throw new SandboxError(
    'invalid',
    `query parameter after: the webhook ${after} does not exist any more: start again with the first page`,
  );
}

function noDelivery(id: string): SandboxError {
  return new SandboxError(
    'not-found',
    `there is no webhook ${id}: GET /__admin/webhooks lists those that were sent`,
  );
}
