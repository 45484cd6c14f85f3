import type { OpenApiDocument, SecurityScheme } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { BasePathsFor } from '../../openapi/published-document.ts';
import type { SecuritySchemes } from '../../openapi/security-schemes.ts';
import { schemeName } from '../response/challenge.ts';

/** The contract that the index describes. */
export interface IndexOptions {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly schemes: SecuritySchemes;
  readonly basePathsFor: BasePathsFor;
}

/** The entries of the index by name: an address, a command, or a list of them. */
export type Index = Readonly<Record<string, string | readonly string[]>>;

/**
 * Builds the body of `GET /`.
 * @param address the address that the client used, with the prefix of its session
 */
export function buildIndex(
  { document, operations, schemes, basePathsFor }: IndexOptions,
  address: string,
): Index {
  const all = [...operations.values()];
  const readable = all.find(({ method, path }) => method === 'get' && !path.includes('{'));
  const pathOf = ({ path }: Operation) => `${basePathsFor(path)[0] ?? ''}${path}`;
  return {
    contract: `${document.info.title}, ${document.info.version}`,
    documentation: [`${address}/openapi.yaml`, `${address}/openapi.json`],
    health: `${address}/__admin/health`,
    state: `${address}/__admin/state`,
    reset: `curl -X POST ${shellQuote(`${address}/__admin/reset`)}`,
    requests: `${address}/__admin/requests`,
    ...(readable && { try: formatCurl(readable, address + pathOf(readable), schemes) }),
    operations: all.map(
      (operation) => `${operation.method.toUpperCase()} ${pathOf(operation)} (${operation.id})`,
    ),
  };
}

/** A `curl` command for an address, with the credentials that the operation requires. */
function formatCurl({ security }: Operation, address: string, schemes: SecuritySchemes): string {
  const required = Object.keys(security[0] ?? {}).flatMap((name) => schemes.get(name) ?? []);
  const keys = required.flatMap((scheme) =>
    scheme.type === 'apiKey' && scheme.in === 'query' ? [scheme.name] : [],
  );
  const query =
    keys.length === 0 ? '' : `?${keys.map((name) => `${encodeURIComponent(name)}=anything`).join('&')}`;
  return [`curl ${shellQuote(address + query)}`, ...required.flatMap(curlFlags)].join(' ');
}

/** A text as one word of a shell command, whatever a contract has put into it. */
function shellQuote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The flags for schemes whose credentials curl makes of a name and a password. */
const passwordFlags: Readonly<Record<string, string>> = {
  Basic: '-u any:thing',
  Digest: '--digest -u any:thing',
};

function curlFlags(scheme: SecurityScheme): readonly string[] {
  if (scheme.type === 'mutualTLS') return [];
  if (scheme.type !== 'apiKey') {
    const name = schemeName(scheme);
    return [passwordFlags[name] ?? `-H ${shellQuote(`Authorization: ${name} anything`)}`];
  }
  if (scheme.in === 'query') return [];
  return [
    scheme.in === 'header'
      ? `-H ${shellQuote(`${scheme.name}: anything`)}`
      : `-b ${shellQuote(`${scheme.name}=anything`)}`,
  ];
}

/** The `Content-Security-Policy` of the page: it runs no script and loads nothing. */
export const pageSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";

const style =
  'body{font:16px/1.5 system-ui;margin:3rem auto;max-width:46rem;padding:0 1rem}dt{font-weight:600;margin-top:1rem}';

/** Renders the index as an HTML page. */
export function indexPage(index: Index): string {
  const rows = Object.entries(index).map(
    ([name, value]) => `<dt>${escapeHtml(name)}</dt>${[value].flat().map(formatDescription).join('')}`,
  );
  return (
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>togai-sandbox</title><style>${style}</style>` +
    `<h1>togai-sandbox</h1><dl>${rows.join('')}</dl></html>`
  );
}

function formatDescription(value: string): string {
  const text = escapeHtml(value);
  return value.startsWith('http')
    ? `<dd><a href="${text}">${text}</a></dd>`
    : `<dd><code>${text}</code></dd>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
