import type { Filter, ValueFilter } from '../../../inference/query/filter.ts';
import { ownValue, plainText, scalarText } from '../../../json.ts';
import type { Row } from '../../../storage/store.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findById } from '../find-item.ts';
import { identifyingNames } from '../identifying-names.ts';
import { resourceNamedBy } from '../lines/references.ts';
import { type Item, itemsOf, type StoredItem } from '../stored-item.ts';

/** The names of what somebody would call an item by, and not its ids. */
const names = identifyingNames.slice(identifyingNames.indexOf('slug'));

/**
 * The query of a list in which the name of an item that others refer to stands for its id as well: `?category=toys` finds the
 * products whose `category_id` is that of the category with the slug or the name `toys`.
 */
export async function withIdsOfNamed(
  request: Pick<CrudRequest, 'crud' | 'role' | 'context'>,
  filters: readonly Filter[],
  query: Item,
): Promise<Item> {
  let meant = query;
  for (const filter of filters) {
    const [parameter, ...inner] = filter.parameterPath;
    const value = parameter === undefined || inner.length > 0 ? undefined : ownValue(query, parameter);
    if (filter.kind !== 'value' || parameter === undefined || scalarText(value) === undefined) continue;
    const ids = await idsOfNamed(request, filter, plainText(value));
    if (ids.length > 0) meant = { ...meant, [parameter]: [value, ...ids] };
  }
  return meant;
}

/** The ids of the items of that name which the property of a filter refers to. */
async function idsOfNamed(
  { crud, role, context }: Pick<CrudRequest, 'crud' | 'role' | 'context'>,
  { path: [property, ...inner] }: ValueFilter,
  value: string,
): Promise<readonly string[]> {
  const relations = crud.relations.get(role.resource.name) ?? [];
  const relation = relations.find((each) => each.property === property || each.idsIn === property);
  const target =
    relation === undefined ? resourceNamedBy(crud, property ?? '') : crud.resources.get(relation.resource);
  if (target === undefined || target === role.resource || inner.length > 0) return [];
  // An id names nothing else: the names of all items need not be looked through.
  if ((await findById(context, target, [], value)) !== undefined) return [];
  const isNamed = (row: Row) => {
    const { item } = row as StoredItem;
    return names.some((name) => scalarText(ownValue(item, name)) === value);
  };
  const rows = await itemsOf(context, target).list({ matches: isNamed, limit: maxNamed });
  return rows.map(({ id }) => plainText(id));
}

/** So many items of one name are looked for. */
const maxNamed = 100;
