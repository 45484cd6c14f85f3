import type { AdminSchema } from '../../api/admin-types.ts';
import { AnnotatedJson } from '../../components/annotated-json.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { JsonView } from '../../components/json-view.tsx';
import { Table } from '../../components/table.tsx';

type Issue = AdminSchema<'RequestIssue'>;
type Body = AdminSchema<'RecordedBody'>;

interface NamedValue {
  readonly name: string;
  /** Absent for what was not sent. */
  readonly value?: string;
}

interface PartTableProps {
  readonly label: string;
  readonly part: Issue['in'];
  readonly values: readonly NamedValue[];
  readonly issues: readonly Issue[];
}

/** Parameters or headers, with the issues of each; those that are missing are listed too. */
export function PartTable({ label, part, values, issues }: PartTableProps) {
  const own = issues.filter((issue) => issue.in === part);
  const isAbout = (name: string) => (issue: Issue) => issue.name?.toLowerCase() === name.toLowerCase();
  const missing = own.filter(
    ({ name = '' }) => !values.some((each) => isAbout(each.name)({ name, message: '' })),
  );
  const rows: readonly NamedValue[] = [
    ...values,
    ...[...new Set(missing.map(({ name = '' }) => name))].map((name) => ({ name })),
  ];
  return (
    <Table
      label={label}
      rows={rows.map((row, at) => ({ ...row, at }))}
      keyOf={({ at }) => `${at}`}
      columns={[
        { id: 'name', title: 'Name', cell: ({ name }) => <code>{name}</code> },
        {
          id: 'value',
          title: 'Value',
          cell: ({ name, value }) => (
            <>
              {value === undefined ? <span class="soft">not sent</span> : <code class="wrap">{value}</code>}
              {own.filter(isAbout(name)).map((issue) => (
                <p key={`${issue.pointer} ${issue.message}`} class="field-error">
                  {issue.pointer} {issue.message}
                </p>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}

interface RecordedBodyProps {
  readonly label: string;
  readonly body: Body | undefined;
  readonly issues?: readonly Issue[];
}

/** A body as it was recorded, with the issues at their places where it is JSON. */
export function RecordedBody({ label, body, issues = [] }: RecordedBodyProps) {
  const own = issues.filter((issue) => issue.in === 'body');
  const pointed = own.map(({ pointer = '', message }) => ({ pointer, message }));
  const hasValue = body !== undefined && 'json' in body;
  return (
    <>
      {!hasValue && own.length > 0 && (
        <ul class="field-error">
          {pointed.map(({ pointer, message }) => (
            <li key={`${pointer} ${message}`}>
              {pointer === '' ? 'the body' : pointer} {message}
            </li>
          ))}
        </ul>
      )}
      {body === undefined && <p class="soft">No body.</p>}
      {hasValue && pointed.length > 0 && <AnnotatedJson label={label} value={body.json} issues={pointed} />}
      {hasValue && pointed.length === 0 && <JsonView label={label} value={body.json} />}
      {body && !hasValue && <RawBody label={label} body={body} />}
    </>
  );
}

function RawBody({ label, body }: { readonly label: string; readonly body: Body }) {
  return (
    <>
      {body.truncated && <p class="hint">The first 64 KB of {body.bytes.toLocaleString()} bytes.</p>}
      {body.text === undefined ? (
        <p>{body.bytes.toLocaleString()} bytes that are no text.</p>
      ) : (
        <CodeText label={label} text={body.text} />
      )}
    </>
  );
}

/** Headers by name as rows of a table. */
export function headerValues(headers: Readonly<Record<string, string>>): readonly NamedValue[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

/** The parameters in the query of a URL. */
export function queryValues(url: string): readonly NamedValue[] {
  const at = url.indexOf('?');
  if (at < 0) return [];
  return [...new URLSearchParams(url.slice(at))].map(([name, value]) => ({ name, value }));
}
