import type { AdminSchema } from '../../api/admin-types.ts';
import { StatusBadge } from '../../components/badge.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { JsonView } from '../../components/json-view.tsx';
import { Table } from '../../components/table.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useClient } from '../../shell/client-context.ts';
import { formatRoute } from '../../shell/route.ts';
import { useAction } from '../../shell/use-action.ts';
import { DeliveryStatus } from './delivery-status.tsx';

type Delivery = AdminSchema<'Delivery'>;

interface DeliveryDetailProps {
  readonly delivery: Delivery;
  readonly onChange: () => void;
}

/** A callback or webhook: its body, its headers and its attempts. */
export function DeliveryDetail({ delivery, onChange }: DeliveryDetailProps) {
  const client = useClient();
  const { error, isRunning, run } = useAction();
  const { id, kind, name, operation, status, reason, createdAt, nextAttemptAt, request, attempts } = delivery;
  const resend = async () => {
    await run(
      () => client.admin('post', '/__admin/webhooks/{webhook}/resend', { params: { webhook: id } }),
      `${name} is sent again.`,
    );
    onChange();
  };
  const facts: readonly (readonly [name: string, value: preact.ComponentChildren])[] = [
    ['Created', new Date(createdAt).toLocaleString()],
    ['Next attempt', nextAttemptAt && new Date(nextAttemptAt).toLocaleString()],
    ['Kind', kind],
    ['After', operation && <a href={formatRoute('operations', [operation])}>{operation}</a>],
    ['To', request.url && <code class="wrap">{`${request.method} ${request.url}`}</code>],
    ['Id', <code key="id">{id}</code>],
  ];
  const last = attempts.at(-1);
  return (
    <article class="stack" aria-label={name}>
      <div class="request-title">
        <DeliveryStatus status={status} />
        <h2>{name}</h2>
      </div>
      <div class="actions">
        <button type="button" class="small" disabled={isRunning} onClick={resend}>
          Send again
        </button>
      </div>
      <ErrorNotice error={error} />
      <dl class="facts">
        {facts
          .filter(([, value]) => value !== undefined)
          .map(([title, value]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {reason !== undefined && (
        <div class="notice error">
          <p>{reason}</p>
        </div>
      )}
      <section class="card stack" aria-label="Message">
        <Tabs
          label="Message"
          tabs={[
            { id: 'body', title: 'Body', content: <MessageBody body={request.body} /> },
            {
              id: 'headers',
              title: 'Headers',
              content: <HeaderTable headers={last?.headers ?? request.headers} />,
            },
            {
              id: 'attempts',
              title: `Attempts (${attempts.length})`,
              content: <AttemptList attempts={attempts} />,
            },
          ]}
        />
      </section>
    </article>
  );
}

function MessageBody({ body }: { readonly body: unknown }) {
  if (body === undefined) return <p class="soft">No body.</p>;
  if (typeof body === 'string') return <CodeText label="Body" text={body} />;
  return <JsonView label="Body" value={body} />;
}

function HeaderTable({ headers }: { readonly headers: Readonly<Record<string, string>> }) {
  return (
    <Table
      label="Headers"
      rows={Object.entries(headers)}
      keyOf={([name]) => name}
      columns={[
        { id: 'name', title: 'Name', cell: ([name]) => <code>{name}</code> },
        { id: 'value', title: 'Value', cell: ([, value]) => <code class="wrap">{value}</code> },
      ]}
    />
  );
}

function AttemptList({ attempts }: Pick<Delivery, 'attempts'>) {
  return (
    <Table
      label="Attempts"
      rows={attempts.map((attempt, at) => ({ ...attempt, number: at + 1 }))}
      keyOf={({ number }) => `${number}`}
      empty="Not sent yet."
      columns={[
        { id: 'number', title: '#', isNumeric: true, cell: ({ number }) => number },
        { id: 'time', title: 'Time', cell: ({ time }) => new Date(time).toLocaleTimeString() },
        {
          id: 'result',
          title: 'Response',
          cell: ({ response, error }) =>
            response ? (
              <>
                <StatusBadge status={response.status} /> <code class="wrap">{response.text}</code>
              </>
            ) : (
              <span class="wrap">{error}</span>
            ),
        },
        { id: 'duration', title: 'ms', isNumeric: true, cell: ({ durationMs }) => durationMs.toFixed(0) },
      ]}
    />
  );
}
