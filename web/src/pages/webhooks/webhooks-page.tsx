import type { AdminSchema } from '../../api/admin-types.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Field } from '../../components/field.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useClient } from '../../shell/client-context.ts';
import { formatRoute, type Route } from '../../shell/route.ts';
import { useAction } from '../../shell/use-action.ts';
import { useLoad } from '../../shell/use-load.ts';
import { usePoll } from '../../shell/use-poll.ts';
import { goTo } from '../../shell/use-route.ts';
import { DeclaredList } from './declared-list.tsx';
import { DeliveryDetail } from './delivery-detail.tsx';
import { DeliveryStatus } from './delivery-status.tsx';
import { TargetForm } from './target-form.tsx';

type Status = AdminSchema<'DeliveryStatus'>;

const statuses: readonly Status[] = ['pending', 'delivered', 'failed', 'refused'];

/** The callbacks and webhooks that the session sends, and what the contract declares. */
export function WebhooksPage({ route }: { readonly route: Route }) {
  const client = useClient();
  const status = statuses.find((each) => each === route.query.status);
  const { data, error, reload } = useLoad(
    (own) => own.admin('get', '/__admin/webhooks', { query: { limit: 100, ...(status && { status }) } }),
    [status],
  );
  const declared = useLoad((own) => own.admin('get', '/__admin/webhooks/declared'));
  usePoll(async () => reload(), 1500);
  const { error: failure, run } = useAction();
  const [id] = route.path;
  const deliveries = data?.webhooks ?? [];
  const chosen = deliveries.find((each) => each.id === id);
  const isOff = data !== undefined && data.secret === undefined;
  const clear = async () => {
    await run(() => client.admin('delete', '/__admin/webhooks'), 'The list of webhooks is empty.');
    reload();
  };
  return (
    <>
      <PageHeader
        title="Webhooks"
        actions={
          !isOff && (
            <ConfirmButton
              label="Clear"
              title="Clear the list of webhooks?"
              action="Clear webhooks"
              isDisabled={deliveries.length === 0}
              onConfirm={clear}
            >
              <p>What waits is not sent any more.</p>
            </ConfirmButton>
          )
        }
      >
        <p>The callbacks and webhooks that this session sends once their requests are carried out.</p>
      </PageHeader>
      <ErrorNotice error={error ?? declared.error ?? failure} />
      {isOff && (
        <p class="empty">
          The contract declares neither callbacks nor webhooks. Start the sandbox with{' '}
          <code>--webhook-events</code> to send an event for each change.
        </p>
      )}
      {data && !isOff && (
        <div class={`split${id === undefined ? '' : ' has-detail'}`}>
          <section class="operation-list" aria-label="Sent">
            <StatusFilter route={route} />
            {deliveries.length === 0 && (
              <p class="empty">{status ? `None is ${status}.` : 'Nothing was sent yet.'}</p>
            )}
            <DeliveryList deliveries={deliveries} chosen={id} route={route} />
          </section>
          <div class="split-detail stack wide-gap">
            {id !== undefined && (
              <a class="back" href={formatRoute('webhooks', [], route.query)}>
                ← All webhooks
              </a>
            )}
            {chosen && <DeliveryDetail key={id} delivery={chosen} onChange={reload} />}
            {id !== undefined && !chosen && <p class="empty">There is no webhook {id} any more.</p>}
            {id === undefined && <TargetForm url={data.url} secret={data.secret} onChange={reload} />}
            {id === undefined && declared.data && declared.data.webhooks.length > 0 && (
              <DeclaredList webhooks={declared.data.webhooks} onSent={reload} />
            )}
          </div>
        </div>
      )}
    </>
  );
}

function StatusFilter({ route }: { readonly route: Route }) {
  return (
    <div class="filter-bar">
      <Field label={<span class="visually-hidden">Status</span>}>
        {(attributes) => (
          <select
            {...attributes}
            value={route.query.status ?? ''}
            onChange={({ currentTarget }) =>
              goTo(formatRoute('webhooks', route.path, { status: currentTarget.value }), { replace: true })
            }
          >
            <option value="">Any status</option>
            {statuses.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

interface DeliveryListProps {
  readonly deliveries: readonly AdminSchema<'Delivery'>[];
  readonly chosen: string | undefined;
  readonly route: Route;
}

function DeliveryList({ deliveries, chosen, route }: DeliveryListProps) {
  return (
    <ol class="request-list" aria-label="Webhooks that were sent">
      {deliveries.map(({ id, name, kind, status, createdAt, attempts, reason, request }) => (
        <li key={id}>
          <a
            href={formatRoute('webhooks', [id], route.query)}
            aria-current={id === chosen ? 'true' : undefined}
          >
            <DeliveryStatus status={status} />
            <span class="request-url">{name}</span>
            <span class="request-times">
              <time dateTime={createdAt}>{new Date(createdAt).toLocaleTimeString()}</time>
            </span>
            <span class="request-notes">
              <span>{kind}</span>
              <span>
                {attempts.length} {attempts.length === 1 ? 'attempt' : 'attempts'}
              </span>
              {reason !== undefined && <span class="request-reason">{reason}</span>}
              {reason === undefined && request.url && <span>{request.url}</span>}
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}
