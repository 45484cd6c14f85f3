import { decoded } from '../api/place.ts';

/** What the hash of the console's address says: `#/data/customers/c1?sort=name`. */
export interface Route {
  /** The page, such as `data`; empty for none. */
  readonly page: string;
  /** The segments after it, decoded. */
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

/** Parses the hash of an address. A segment that is not valid percent-encoding is taken as it is. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page = '', ...rest] = path.split('/').map(decoded);
  return {
    page,
    path: rest.filter((segment) => segment !== ''),
    query: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** The hash of a route; what is empty in the query is left out. */
export function formatRoute(
  page: string,
  path: readonly string[] = [],
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const pairs = Object.entries(query).flatMap<[string, string]>(([name, value]) =>
    value ? [[name, value]] : [],
  );
  const search = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
  return `#/${[page, ...path].map(encodeURIComponent).join('/')}${search}`;
}
