import type { OpenApiDocument } from './document.ts';
import { isReference, resolve } from './reference.ts';

/** A server as a contract declares it; a variable stands in its address as `{name}`. */
interface DeclaredServer {
  readonly url: string;
  readonly variables?: Readonly<Record<string, { readonly default?: unknown; readonly enum?: unknown }>>;
}

/** How many addresses the values of a server's variables may make; those beyond are not served. */
const maxAddresses = 64;

/**
 * The paths below which a contract's own paths are served, without a trailing slash; `''` for the root.
 * @param path one of the contract's paths, which may have servers of its own
 * @example servers: [{ url: 'https://api.example.com/v1/' }] gives ['/v1']
 */
export function basePathsOf(document: OpenApiDocument, path?: string): readonly string[] {
  const item = path === undefined ? undefined : document.paths[path];
  const own = item === undefined ? undefined : serversIn(isReference(item) ? resolve(document, item) : item);
  const servers = own ?? serversIn(document) ?? [];
  const paths = servers.flatMap(addressesOf).map(pathOf);
  return paths.length === 0 ? [''] : [...new Set(paths)];
}

function serversIn(node: object): readonly DeclaredServer[] | undefined {
  const servers = 'servers' in node && Array.isArray(node.servers) ? node.servers : [];
  return servers.length === 0 ? undefined : (servers as readonly DeclaredServer[]);
}

/** Every address that the values of the variables make, those with the defaults first. */
function addressesOf({ url, variables }: DeclaredServer): readonly string[] {
  let addresses = [url];
  for (const [name, variable] of Object.entries(variables ?? {})) {
    const declared = Array.isArray(variable.enum) ? variable.enum : [];
    const values = [
      ...new Set([variable.default, ...declared].filter((value) => value !== undefined).map(String)),
    ];
    if (values.length === 0 || !url.includes(`{${name}}`)) continue;
    const filled = addresses.flatMap((address) =>
      values.map((value) => address.replaceAll(`{${name}}`, value)),
    );
    addresses = filled.slice(0, maxAddresses);
  }
  return addresses;
}

/** What stands behind scheme and host: of `https://x.com/v1/?a#b` it is `/v1`. */
function pathOf(address: string): string {
  const withoutHost = address.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, '');
  const path = withoutHost.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.map((segment) => `/${segment}`).join('');
}
