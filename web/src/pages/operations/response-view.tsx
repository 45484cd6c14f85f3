import { useEffect, useMemo } from 'preact/hooks';
import type { Received } from '../../api/received.ts';
import { StatusBadge } from '../../components/badge.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { IssueList } from '../../components/error-notice.tsx';
import { JsonView } from '../../components/json-view.tsx';
import { Table } from '../../components/table.tsx';
import { Tabs } from '../../components/tabs.tsx';
import type { Outcome } from '../../request/send-request.ts';
import { formatRoute } from '../../shell/route.ts';

/** A response: its status, what was wrong with the request, the body and the headers. */
export function ResponseView({ outcome: { received, issues } }: { readonly outcome: Outcome }) {
  const { status, statusText, milliseconds, bytes, headers, requestId } = received;
  return (
    <section class="card stack" aria-label="Response">
      <p class="response-line" role="status">
        <StatusBadge status={status} /> {statusText}
        <span class="soft">
          {milliseconds.toFixed(0)} ms · {formatBytes(bytes.length)}
        </span>
      </p>
      <p>
        <a href={formatRoute('requests', [requestId])}>The request, as curl or to override it</a>
      </p>
      {issues.others.length > 0 && (
        <div class="notice error">
          <IssueList issues={issues.others} />
        </div>
      )}
      <Tabs
        label="Response"
        tabs={[
          { id: 'body', title: 'Body', content: <ResponseBody received={received} /> },
          {
            id: 'headers',
            title: `Headers (${headers.length})`,
            content: (
              <Table
                label="Headers"
                rows={headers}
                keyOf={([name]) => name}
                columns={[
                  { id: 'name', title: 'Name', cell: ([name]) => <code>{name}</code> },
                  { id: 'value', title: 'Value', cell: ([, value]) => <code class="wrap">{value}</code> },
                ]}
              />
            ),
          },
        ]}
      />
    </section>
  );
}

function ResponseBody({ received }: { readonly received: Received }) {
  const { body, text, mediaType, bytes } = received;
  if (bytes.length === 0) return <p class="soft">No body.</p>;
  if (text === '') return <BinaryBody received={received} />;
  if (typeof body !== 'string' || /json/.test(mediaType))
    return <JsonView label="Response body" value={body} />;
  return (
    <div class="code-view">
      <CopyButton text={text} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section class="code-block" tabIndex={0} aria-label="Response body">
        <pre>{text}</pre>
      </section>
    </div>
  );
}

function BinaryBody({ received: { bytes, mediaType } }: { readonly received: Received }) {
  const url = useMemo(() => URL.createObjectURL(new Blob([bytes], { type: mediaType })), [bytes, mediaType]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  const isShown = mediaType.startsWith('image/') && bytes.length <= maxPicture;
  return (
    <>
      <p>
        {formatBytes(bytes.length)} of {mediaType || 'bytes'}.{' '}
        <a href={url} download="response">
          Save as a file
        </a>
      </p>
      {isShown && <img class="picture" src={dataUrl(bytes, mediaType)} alt="The response" />}
    </>
  );
}

/** How large a picture may be that is shown, in bytes. */
const maxPicture = 1_000_000;

/** The page may load pictures of its own origin and those that are in their addresses, and no others. */
function dataUrl(bytes: Uint8Array, mediaType: string): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `data:${mediaType};base64,${btoa(characters)}`;
}

function formatBytes(count: number): string {
  return count < 1024
    ? `${count} B`
    : count < 1024 ** 2
      ? `${(count / 1024).toFixed(1)} kB`
      : `${(count / 1024 ** 2).toFixed(1)} MB`;
}
