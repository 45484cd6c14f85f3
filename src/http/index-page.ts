import type { OpenApiDocument } from '../contract/document.ts';
import type { Operation } from '../contract/operations.ts';

/** Where things are, each by its name: an address, a command, or a list of them. */
export type Index = Readonly<Record<string, string | readonly string[]>>;

/** What `GET /` tells; the base path is what the contract's paths begin with. */
export function describeSandbox(
  document: OpenApiDocument,
  operations: ReadonlyMap<string, Operation>,
  address: string,
  basePath = '',
): Index {
  const all = [...operations.values()];
  const readable = all.find(isReadable);
  return {
    contract: `${document.info.title}, ${document.info.version}`,
    documentation: [`${address}/openapi.yaml`, `${address}/openapi.json`],
    health: `${address}/__admin/health`,
    state: `${address}/__admin/state`,
    reset: `curl -X POST ${address}/__admin/reset`,
    ...(readable && { try: curlOf(readable, address + basePath) }),
    operations: all.map(({ id, method, path }) => `${method.toUpperCase()} ${basePath}${path} (${id})`),
  };
}

/** Whether a GET can be tried as it is: without an id, and without a parameter that it requires. */
function isReadable({ method, path, parameters }: Operation): boolean {
  return method === 'get' && !path.includes('{') && !parameters.some(({ required }) => required === true);
}

function curlOf({ path, security }: Operation, address: string): string {
  return `curl ${address}${path}${security.length > 0 ? " -H 'Authorization: Bearer anything'" : ''}`;
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
