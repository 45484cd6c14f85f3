import { findName } from '../../../inference/naming.ts';
import type { Relation } from '../../../inference/relations/infer-relations.ts';
import type { Resource } from '../../../inference/resource.ts';
import { ownValue } from '../../../json.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';
import { fitsProperty } from '../values/fits-property.ts';

/**
 * An item with the properties that show related items, from the ids that were sent in others: `product` from
 * `product_id`. Those that were sent themselves do not change.
 */
export function withRelatedProperties(crud: CrudContext, resource: Resource, sent: Item): Item {
  const { name } = resource;
  const relations = crud.relations.get(name) ?? [];
  const item = withOwnIds(crud, relations, withShownIds(crud, resource, sent));
  const linked = relations.flatMap(({ property, idsIn, resource, key }): [string, unknown][] => {
    const idProperty = crud.resources.get(resource)?.id.property ?? 'id';
    const isKey = idsIn === key?.sentIn;
    const named = [
      { ids: ownValue(item, idsIn), name: isKey ? key.by : idProperty, isSeparate: idsIn !== property },
      { ids: ownValue(item, key?.sentIn ?? ''), name: key?.by ?? '', isSeparate: key?.sentIn !== property },
    ].find(({ ids, isSeparate }) => isSeparate && ids !== undefined && ids !== null);
    if (named === undefined || Object.hasOwn(item, property)) return [];
    const toItem = (id: unknown) => ({ [named.name]: id });
    return [[property, Array.isArray(named.ids) ? named.ids.map(toItem) : toItem(named.ids)]];
  });
  return linked.length === 0 ? item : { ...item, ...Object.fromEntries(linked) };
}

/**
 * An item with what it names by an id that is not called so, under the name of that: a `milestone` of 2 is `{number: 2}`
 * where milestones are found by their `number`.
 */
function withOwnIds(crud: CrudContext, relations: readonly Relation[], item: Item): Item {
  const named = relations.flatMap(({ property, idsIn, resource, only }): [string, unknown][] => {
    const { property: idProperty = 'id', inner } = crud.resources.get(resource)?.id ?? {};
    const value = ownValue(item, property);
    if (idsIn !== property || only !== undefined || idProperty === 'id' || inner !== undefined) return [];
    const isId = (each: unknown) => typeof each === 'number' || typeof each === 'string';
    if (isId(value)) return [[property, { [idProperty]: value }]];
    const isList = Array.isArray(value) && value.length > 0 && value.every(isId);
    return isList ? [[property, value.map((each) => ({ [idProperty]: each }))]] : [];
  });
  return named.length === 0 ? item : { ...item, ...Object.fromEntries(named) };
}

/** The same for an item that was changed: ids that were sent show their items in place of those that it had. */
export function withRelatedChange(crud: CrudContext, resource: Resource, before: Item, sent: Item): Item {
  const item = withShownIds(crud, resource, before, sent);
  const relations = crud.relations.get(resource.name) ?? [];
  const stale = relations.flatMap(({ property, idsIn, key }) => {
    const isNamed = [idsIn, key?.sentIn ?? ''].some((name) => name !== property && Object.hasOwn(sent, name));
    return isNamed && !Object.hasOwn(sent, property) ? [property] : [];
  });
  if (stale.length === 0) return withOwnIds(crud, relations, item);
  const kept = Object.fromEntries(Object.entries(item).filter(([name]) => !stale.includes(name)));
  return withRelatedProperties(crud, resource, kept);
}

/**
 * An item with the ids that it shows by a shorter name than they were sent by: a `workspaceId` in `workspace`, as Mongoose
 * stores references.
 * @param sent what the ids are sent in: a change of one changes the other
 */
export function withShownIds(crud: CrudContext, resource: Resource, item: Item, sent: Item = item): Item {
  const ids = Object.entries(sent).flatMap(([name, value]) => {
    const [, stem] = /^(.+?)_?(?:id|uuid)$/i.exec(name) ?? [];
    const isId = typeof value === 'string' || typeof value === 'number';
    return stem === undefined || !isId ? [] : [{ name, stem, value }];
  });
  if (ids.length === 0) return item;
  const shown = propertiesOf(crud, resource);
  const named = ids.flatMap(({ name, stem, value }): [string, unknown][] => {
    const property = shown.has(name) ? undefined : findName(shown.keys(), [stem]);
    const merged = shown.get(property ?? '');
    const isOpen =
      property !== undefined && property !== resource.id.property && !Object.hasOwn(sent, property);
    return isOpen && merged && merged.properties.size === 0 && fitsProperty(merged, value)
      ? [[property, value]]
      : [];
  });
  return named.length === 0 ? item : { ...item, ...Object.fromEntries(named) };
}
