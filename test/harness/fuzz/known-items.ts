import type { Operation } from '../../../src/openapi/operations.ts';

type Parameters = ReadonlyMap<string, string>;

/** The items that were made so far, by the parameters of the path at which each is read. */
export interface KnownItems {
  /** Notes the item that a `Location` leads to. */
  note(location: string): void;
  /** Parameters of one of the items that lie on the path of an operation; none when none was made. */
  pick(operation: Operation, lot: number): Parameters;
}

/** How many are remembered of each path: the latest are the likeliest to be there still. */
const most = 30;

export function createKnownItems(operations: Iterable<Operation>): KnownItems {
  const templates = [...operations].filter(({ method, path }) => method === 'get' && path.includes('{'));
  const known = new Map<string, Parameters[]>(templates.map(({ path }) => [path, []]));

  function note(location: string): void {
    for (const { path } of templates) {
      const found = match(path, location);
      if (found === undefined) continue;
      const items = known.get(path) ?? [];
      known.set(path, [...items.slice(1 - most), found]);
    }
  }

  return {
    note,
    pick: ({ path }, lot) => {
      const above = templates.filter((each) => path === each.path || path.startsWith(`${each.path}/`));
      const maxLength = above.sort((a, b) => b.path.length - a.path.length);
      const [items = []] = maxLength
        .map((each) => known.get(each.path) ?? [])
        .filter((each) => each.length > 0);
      return items[lot % items.length] ?? new Map();
    },
  };
}

function match(template: string, location: string): Parameters | undefined {
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  const pattern = new RegExp(`${template.replace(/\{[^}]+\}/g, '([^/]+)')}$`);
  const [, ...values] = pattern.exec(location) ?? [];
  if (values.length === 0) return undefined;
  return new Map(names.map((name, i) => [name, decodeURIComponent(values[i] ?? '')]));
}
