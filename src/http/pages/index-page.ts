import type { SecurityScheme } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { SecuritySchemes } from '../middleware/authenticate.ts';
import type { BuiltInPagesOptions } from './built-in-pages.ts';

/** Where things are, each by its name: an address, a command, or a list of them. */
export type Index = Readonly<Record<string, string | readonly string[]>>;

/** What `GET /` tells. */
export function buildIndex(
  { document, operations, schemes, basePathsFor }: BuiltInPagesOptions,
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
    reset: `curl -X POST ${address}/__admin/reset`,
    requests: `${address}/__admin/requests`,
    ...(readable && { try: curlOf(readable, address + pathOf(readable), schemes) }),
    operations: all.map(
      (operation) => `${operation.method.toUpperCase()} ${pathOf(operation)} (${operation.id})`,
    ),
  };
}

/** A command that asks for an address, with the credentials that the operation wants to see. */
function curlOf({ security }: Operation, address: string, schemes: SecuritySchemes): string {
  const shown = Object.keys(security[0] ?? {}).flatMap((name) => schemes.get(name) ?? []);
  const keys = shown.flatMap((scheme) =>
    scheme.type === 'apiKey' && scheme.in === 'query' ? [scheme.name] : [],
  );
  const query =
    keys.length === 0 ? '' : `?${keys.map((name) => `${encodeURIComponent(name)}=anything`).join('&')}`;
  return [`curl ${query === '' ? address : `'${address}${query}'`}`, ...shown.flatMap(flagOf)].join(' ');
}

function flagOf(scheme: SecurityScheme): readonly string[] {
  if (scheme.type === 'mutualTLS') return [];
  if (scheme.type !== 'apiKey') {
    const kind =
      scheme.type === 'http' && scheme.scheme.toLowerCase() !== 'bearer' ? scheme.scheme : 'Bearer';
    return [`-H 'Authorization: ${kind} anything'`];
  }
  if (scheme.in === 'query') return [];
  return [scheme.in === 'header' ? `-H '${scheme.name}: anything'` : `-b '${scheme.name}=anything'`];
}

/** The page runs no script and loads nothing. */
export const pageSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";

const style =
  'body{font:16px/1.5 system-ui;margin:3rem auto;max-width:46rem;padding:0 1rem}dt{font-weight:600;margin-top:1rem}';

/** The same as a page for a browser. */
export function indexPage(index: Index): string {
  const rows = Object.entries(index).map(
    ([name, value]) => `<dt>${escapeHtml(name)}</dt>${[value].flat().map(descriptionOf).join('')}`,
  );
  return (
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>togai-sandbox</title><style>${style}</style>` +
    `<h1>togai-sandbox</h1><dl>${rows.join('')}</dl></html>`
  );
}

function descriptionOf(value: string): string {
  const text = escapeHtml(value);
  return value.startsWith('http')
    ? `<dd><a href="${text}">${text}</a></dd>`
    : `<dd><code>${text}</code></dd>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
