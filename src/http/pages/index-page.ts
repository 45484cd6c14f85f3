import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { BasePathsFor } from '../../openapi/published-document.ts';
import type { SecuritySchemes } from '../../openapi/security-schemes.ts';
import { titleOf } from '../../openapi/title.ts';
import type { AcceptedTokens } from '../request/accepted-tokens.ts';
import { formatCurl, formatReset } from './curl-command.ts';

/** The contract that the index describes. */
export interface IndexOptions {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly schemes: SecuritySchemes;
  readonly basePathsFor: BasePathsFor;
  readonly acceptedTokens: Pick<AcceptedTokens, 'tokens'>;
}

/** The entries of the index by name: an address, a command, or a list of them. */
export type Index = Readonly<Record<string, string | readonly string[]>>;

/**
 * Builds the body of `GET /`.
 * @param address the address that the client used, with the prefix of its session
 */
export function buildIndex(
  { document, operations, schemes, basePathsFor, acceptedTokens }: IndexOptions,
  address: string,
): Index {
  const all = [...operations.values()];
  const readable = all.find(({ method, path }) => method === 'get' && !path.includes('{'));
  const isGuarded = acceptedTokens.tokens.length > 0;
  const pathOf = ({ path }: Operation) => `${basePathsFor(path)[0] ?? ''}${path}`;
  return {
    contract: `${titleOf(document)}, ${document.info.version}`,
    documentation: [`${address}/openapi.yaml`, `${address}/openapi.json`],
    health: `${address}/__admin/health`,
    state: `${address}/__admin/state`,
    reset: formatReset(`${address}/__admin/reset`, isGuarded),
    requests: `${address}/__admin/requests`,
    ...(readable && { try: formatCurl(readable, address + pathOf(readable), { schemes, isGuarded }) }),
    operations: all.map(
      (operation) => `${operation.method.toUpperCase()} ${pathOf(operation)} (${operation.id})`,
    ),
  };
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
