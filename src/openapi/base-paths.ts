import { plainText } from '../json.ts';
import type { OpenApiDocument } from './document.ts';
import { isReference, resolve } from './reference.ts';

/** A server as a contract declares it; its address has variables as `{name}`. */
interface DeclaredServer {
  readonly url: string;
  readonly variables?: Readonly<Record<string, { readonly default?: unknown; readonly enum?: unknown }>>;
}

/** How many addresses the variables of a server may expand to; the sandbox ignores the rest. */
const maxAddresses = 64;

/**
 * The base paths of a contract, from its `servers`, without a trailing slash; `''` for the root.
 * @param path one of the contract's paths, which can have servers of its own
 * @example servers: [{ url: 'https://api.example.com/v1/' }] gives ['/v1']
 */
export function basePathsOf(document: OpenApiDocument, path?: string): readonly string[] {
  return createBasePaths(document)(path);
}

/** Finds the base paths of a contract and of its paths; most paths have the servers of the contract. */
export function createBasePaths(document: OpenApiDocument): (path?: string) => readonly string[] {
  const known = new Map<readonly DeclaredServer[], readonly string[]>();
  const ofContract = serversIn(document) ?? [];
  return (path) => {
    const item = path === undefined ? undefined : document.paths[path];
    const own =
      item === undefined ? undefined : serversIn(isReference(item) ? resolve(document, item) : item);
    const servers = own ?? ofContract;
    const paths = known.get(servers) ?? pathsOf(servers);
    known.set(servers, paths);
    return paths;
  };
}

function pathsOf(servers: readonly DeclaredServer[]): readonly string[] {
  const paths = servers.flatMap(addressesOf).map(pathOf);
  return paths.length === 0 ? [''] : [...new Set(paths)];
}

function serversIn(node: object): readonly DeclaredServer[] | undefined {
  const servers = 'servers' in node && Array.isArray(node.servers) ? node.servers : [];
  return servers.length === 0 ? undefined : (servers as readonly DeclaredServer[]);
}

/** Every address that the variables expand to, the default values first. */
function addressesOf({ url, variables }: DeclaredServer): readonly string[] {
  let addresses = [url];
  for (const [name, variable] of Object.entries(variables ?? {})) {
    const declared = Array.isArray(variable.enum) ? variable.enum : [];
    const values = [
      ...new Set([variable.default, ...declared].filter((value) => value !== undefined).map(plainText)),
    ];
    if (values.length === 0 || !url.includes(`{${name}}`)) continue;
    const filled = addresses.flatMap((address) =>
      values.map((value) => address.replaceAll(`{${name}}`, value)),
    );
    addresses = filled.slice(0, maxAddresses);
  }
  return addresses;
}

/** The path of an address: `/v1` for `https://x.com/v1/?a#b`. */
function pathOf(address: string): string {
  const withoutHost = address.replace(
    /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*|^(?:localhost|[\w.-]+:\d+)(?=[/?#]|$)/i,
    '',
  );
  const path = withoutHost.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.map((segment) => `/${segment}`).join('');
}
