import { formatCurlRequest } from '../../../../src/http/curl/curl-request.ts';
import type { JournalEntry } from '../../api/client.ts';
import { sentOrigin } from '../../api/place.ts';
import { MethodBadge, StatusBadge } from '../../components/badge.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { showStatus } from '../../components/status.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { sendRequest } from '../../request/send-request.ts';
import { useClient } from '../../shell/client-context.ts';
import { formatRoute } from '../../shell/route.ts';
import { useAction } from '../../shell/use-action.ts';
import { goTo } from '../../shell/use-route.ts';
import { reasonOf } from './reason-of.ts';
import { headerValues, PartTable, queryValues, RecordedBody } from './request-parts.tsx';
import { secretOf, toRequest } from './resend.ts';

/** A request and its response, whole, with what was wrong with it. */
export function RequestDetail({ entry }: { readonly entry: JournalEntry }) {
  const { request, response } = entry;
  const reason = reasonOf(entry);
  return (
    <article class="stack" aria-label={`Request ${entry.id}`}>
      <div class="request-title">
        <MethodBadge method={request.method} />
        <h2 class="request-url">{request.url}</h2>
      </div>
      <RequestActions entry={entry} />
      <Facts entry={entry} />
      {reason !== undefined && (
        <div class="notice error">
          <p>{reason}</p>
        </div>
      )}
      <section class="card stack" aria-label="Request">
        <h3>Request</h3>
        <RequestTabs entry={entry} />
      </section>
      <section class="card stack" aria-label="Response">
        <h3 class="response-line">
          Response <StatusBadge status={response.status} />
        </h3>
        {response.status === 0 ? (
          <p class="soft">The fault {entry.fault} left the client without a response.</p>
        ) : (
          <ResponseTabs response={response} />
        )}
      </section>
    </article>
  );
}

function RequestActions({ entry }: { readonly entry: JournalEntry }) {
  const client = useClient();
  const { error, isRunning, run } = useAction();
  const again = toRequest(client, entry);
  const curl = formatCurlRequest(entry.request, {
    origin: sentOrigin(client.root, entry.request.url),
    session: entry.session,
    secret: client.token === undefined ? 'anything' : 'TOKEN',
  });
  const resend = () =>
    run(async () => {
      if (again === undefined) return;
      const { received } = await sendRequest(client, { ...again, cookies: {} });
      const sent = await client.journalEntry(received.requestId).catch(() => undefined);
      showStatus(`Sent again: ${received.status} ${received.statusText}`);
      if (sent !== undefined) goTo(formatRoute('requests', [`${sent.id}`]));
    });
  const hasSecrets = JSON.stringify(entry.request).includes('[redacted]');
  return (
    <>
      <div class="actions">
        <CopyButton text={curl} label="Copy as curl" />
        <button type="button" class="small" disabled={again === undefined || isRunning} onClick={resend}>
          {isRunning ? 'Sending …' : 'Send again'}
        </button>
        {entry.operation && (
          <a class="button small" href={formatRoute('overrides', ['new'], { request: `${entry.id}` })}>
            Override this
          </a>
        )}
      </div>
      {hasSecrets && (
        <p class="hint">
          Credentials are not recorded: “{secretOf(client) === 'anything' ? 'anything' : 'TOKEN'}” stands for
          them.
        </p>
      )}
      <ErrorNotice error={error} />
    </>
  );
}

function Facts({ entry }: { readonly entry: JournalEntry }) {
  const { operation, session, overrides, fault, durationMs, time, requestId, validation } = entry;
  const facts: readonly (readonly [name: string, value: preact.ComponentChildren])[] = [
    ['Received', new Date(time).toLocaleString()],
    ['Took', `${durationMs.toFixed(1)} ms`],
    ['Validation', validation.outcome],
    ['Operation', operation && <a href={formatRoute('operations', [operation.id])}>{operation.id}</a>],
    ['Session', session ?? 'default'],
    ['Overrides', overrides && <a href={formatRoute('overrides')}>{overrides.join(', ')}</a>],
    ['Fault', fault],
    ['Request id', <code key="id">{requestId}</code>],
  ];
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function RequestTabs({ entry: { request, validation } }: { readonly entry: JournalEntry }) {
  const issues = validation.issues ?? [];
  const query = queryValues(request.url);
  const countOf = (part: string) => issues.filter((issue) => issue.in === part).length;
  const mark = (part: string) => countOf(part) > 0 && <span class="tag red">{countOf(part)}</span>;
  const others = issues.filter(
    (issue) => issue.in === 'path' || issue.in === 'cookie' || issue.in === undefined,
  );
  const tabs = [
    {
      id: 'body',
      title: <>Body {mark('body')}</>,
      content: <RecordedBody label="Request body" body={request.body} issues={issues} />,
    },
    {
      id: 'query',
      title: <>Query {mark('query') || `(${query.length})`}</>,
      content:
        query.length + countOf('query') === 0 ? (
          <p class="soft">No parameters.</p>
        ) : (
          <PartTable label="Query parameters" part="query" values={query} issues={issues} />
        ),
    },
    {
      id: 'headers',
      title: <>Headers {mark('header') || `(${Object.keys(request.headers).length})`}</>,
      content: (
        <PartTable
          label="Request headers"
          part="header"
          values={headerValues(request.headers)}
          issues={issues}
        />
      ),
    },
  ];
  const first = ['body', 'query', 'headers'].find((id) => countOf(id.replace(/s$/, '')) > 0);
  return (
    <>
      {others.map((issue) => (
        <p key={issue.message} class="field-error">
          {[issue.in, issue.name].filter(Boolean).join(' ')}
          {issue.pointer} {issue.message}
        </p>
      ))}
      <Tabs
        label="Request"
        initial={first ?? (request.body === undefined && query.length > 0 ? 'query' : 'body')}
        tabs={tabs}
      />
    </>
  );
}

function ResponseTabs({ response }: Pick<JournalEntry, 'response'>) {
  return (
    <Tabs
      label="Response"
      tabs={[
        { id: 'body', title: 'Body', content: <RecordedBody label="Response body" body={response.body} /> },
        {
          id: 'headers',
          title: `Headers (${Object.keys(response.headers).length})`,
          content: (
            <PartTable
              label="Response headers"
              part={undefined}
              values={headerValues(response.headers)}
              issues={[]}
            />
          ),
        },
      ]}
    />
  );
}
