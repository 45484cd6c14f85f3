import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { BasePathsFor } from '../../openapi/published-document.ts';
import type { SecuritySchemes } from '../../openapi/security-schemes.ts';
import { titleOf } from '../../openapi/title.ts';
import { formatCurl, formatReset } from '../curl/curl-command.ts';
import type { AcceptedTokens } from '../request/accepted-tokens.ts';

/** The contract that the index describes. */
export interface IndexOptions {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly schemes: SecuritySchemes;
  readonly basePathsFor: BasePathsFor;
  readonly acceptedTokens: Pick<AcceptedTokens, 'tokens'>;
  /** The names of the collections. */
  readonly collections: readonly string[];
  /** The pages that are served, such as `/__console`. */
  readonly pages: readonly string[];
}

/** Where everything is that a sandbox serves. */
export interface SandboxIndex {
  readonly contract: string;
  /** The address of the API. */
  readonly api: string;
  /** The addresses of the pages; absent where the contract has these paths itself. */
  readonly console?: string;
  readonly reference?: string;
  /** The addresses of the contract. */
  readonly documentation: readonly string[];
  readonly health: string;
  readonly state: string;
  /** A command. */
  readonly reset: string;
  readonly requests: string;
  /** A command that reads something; absent where nothing can be read without an id. */
  readonly try?: string;
  readonly collections: readonly string[];
  readonly operations: readonly ListedOperation[];
}

/** An operation in the index, with the base path of its path. */
export interface ListedOperation {
  readonly method: string;
  readonly path: string;
  readonly id: string;
}

/**
 * Builds the index.
 * @param address the address that the client used, with the prefix of its session
 */
export function buildIndex(options: IndexOptions, address: string): SandboxIndex {
  const { document, operations, schemes, basePathsFor, acceptedTokens, collections, pages } = options;
  const all = [...operations.values()];
  const readable = all.find(({ method, path }) => method === 'get' && !path.includes('{'));
  const isGuarded = acceptedTokens.tokens.length > 0;
  const pathOf = ({ path }: Operation) => `${basePathsFor(path)[0] ?? ''}${path}`;
  return {
    contract: `${titleOf(document)}, ${document.info.version}`,
    api: address + (basePathsFor()[0] ?? ''),
    ...(pages.includes('/__console') && { console: `${address}/__console/` }),
    ...(pages.includes('/__docs') && { reference: `${address}/__docs/` }),
    documentation: [`${address}/openapi.yaml`, `${address}/openapi.json`],
    health: `${address}/__admin/health`,
    state: `${address}/__admin/state`,
    reset: formatReset(`${address}/__admin/reset`, isGuarded),
    requests: `${address}/__admin/requests`,
    ...(readable && { try: formatCurl(readable, address + pathOf(readable), { schemes, isGuarded }) }),
    collections,
    operations: all.map((operation) => ({
      method: operation.method.toUpperCase(),
      path: pathOf(operation),
      id: operation.id,
    })),
  };
}

/** The index as the body for programs: each operation in a line. */
export function indexBody(index: SandboxIndex) {
  return {
    ...index,
    operations: index.operations.map(({ method, path, id }) => `${method} ${path} (${id})`),
  };
}
