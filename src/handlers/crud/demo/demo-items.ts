import type { Resource } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { StoredItem } from '../stored-item.ts';

/** The items that a demo has created so far. */
export interface DemoItems {
  add(resource: Resource, row: StoredItem): void;
  replace(resource: Resource, row: StoredItem): void;
  of(resource: Resource): readonly StoredItem[];
  find(resource: Resource, id: unknown): StoredItem | undefined;
}

export function createDemoItems(): DemoItems {
  const rows = new Map<string, StoredItem[]>();
  const places = new Map<string, Map<string, number>>();
  return {
    add: ({ name }, row) => {
      const list = rows.get(name) ?? [];
      const byId = places.get(name) ?? new Map<string, number>();
      byId.set(plainText(row.id), list.length);
      list.push(row);
      rows.set(name, list);
      places.set(name, byId);
    },
    replace: ({ name }, row) => {
      const place = places.get(name)?.get(plainText(row.id));
      const list = rows.get(name);
      if (place !== undefined && list !== undefined) list[place] = row;
    },
    of: ({ name }) => rows.get(name) ?? [],
    find: ({ name }, id) => {
      const place = places.get(name)?.get(plainText(id));
      return place === undefined ? undefined : rows.get(name)?.[place];
    },
  };
}
