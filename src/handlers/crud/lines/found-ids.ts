import type { Relation } from '../../../inference/relations/infer-relations.ts';
import type { Resource } from '../../../inference/resource.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findNamed } from '../find-item.ts';
import type { Item } from '../stored-item.ts';

/**
 * An item with the ids of what it names by another property that identifies items: the plan of a subscription that was sent
 * with `plan_code` is `{id, code}`. What names nothing stays as it was sent.
 * @param sent what the client sent of the item: an id that was stored beside another code is none of what that names
 */
export async function withFoundIds(
  request: CrudRequest,
  resource: Resource,
  item: Item,
  sent: Item,
): Promise<Item> {
  const { crud } = request;
  const found: [string, unknown][] = [];
  for (const relation of crud.relations.get(resource.name) ?? []) {
    const target = crud.resources.get(relation.resource);
    const value = namedAnew(
      relation,
      target,
      ownValue(item, relation.property),
      ownValue(sent, relation.property),
    );
    if (relation.key === undefined || target === undefined || value === undefined) continue;
    found.push([relation.property, await withFoundId(request, { relation, target }, value)]);
  }
  return found.length === 0 ? item : { ...item, ...Object.fromEntries(found) };
}

async function withFoundId(
  request: CrudRequest,
  named: { readonly relation: Relation; readonly target: Resource },
  value: unknown,
): Promise<unknown> {
  if (Array.isArray(value)) {
    const all: unknown[] = [];
    for (const each of value) all.push(await withFoundId(request, named, each));
    return all;
  }
  const { relation, target } = named;
  const { property = 'id' } = target.id;
  const key = isObject(value) ? ownValue(value, relation.key?.by ?? '') : undefined;
  if (!isObject(value) || key === undefined || Object.hasOwn(value, property)) return value;
  const row = await findNamed(request, target, key);
  return row === undefined ? value : { [property]: row.id, ...value };
}

/** A value without the id that is that of what it named before. */
function namedAnew({ key }: Relation, target: Resource | undefined, value: unknown, sent: unknown): unknown {
  const { property = 'id' } = target?.id ?? {};
  if (!isObject(value) || !isObject(sent)) return value;
  if (!Object.hasOwn(sent, key?.by ?? '') || Object.hasOwn(sent, property)) return value;
  const { [property]: _stored, ...rest } = value;
  return rest;
}
