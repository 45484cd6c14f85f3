import type { Resource } from '../../../inference/resource.ts';
import { isObject, plainText } from '../../../json.ts';
import { prefixIssue } from '../../../state/issue-list.ts';
import type { RowResult, RowSchema } from '../../../state/state-schema.ts';
import { isKey } from '../../../storage/key.ts';
import type { Key } from '../../../storage/store.ts';
import { type Steps, visitInSteps } from '../../../turns.ts';
import { identifiedItem, idInItem, idPointer, toItemId } from '../ids/item-id.ts';
import { foreignKeyValue } from '../items/foreign-key.ts';
import { withDefaults } from '../items/request-item.ts';
import { withServerFields } from '../items/server-fields.ts';
import { valueAtLocation, withValueAtLocation } from '../property-location.ts';
import { type Item, keyOfId, type StoredItem, scopeIds, singletonId } from '../stored-item.ts';
import { createItemIssues, type ItemIssuesOptions } from './item-issues.ts';
import { rowParents } from './row-parents.ts';
import { type RowParts, rowParts } from './row-parts.ts';

/** Keys up to this number leave room for those of later items. */
const maxImportedKey = 2 ** 52;

/**
 * Parses the rows of a resource in a state file. A stored row brings its key. An item that a person wrote is completed
 * as if it were created now, and comes after the items before it.
 */
export function createParseItems(options: ItemIssuesOptions): RowSchema {
  const { crud, resource, createRoles } = options;
  const itemIssues = createItemIssues(options);

  function parse(row: object, now: Date, nextKey: NextKey): RowResult {
    const parts = rowParts(row);
    const { item, itemPointer, stored } = parts;
    const id = stored.id ?? idIn(resource, item);
    if (!isKey(id)) return { issues: [missingId(resource, parts)] };
    const parents = rowParents(resource, createRoles, parts);
    const issues = [
      ...(parents.issues ?? []),
      ...keyIssues(resource, stored.key),
      ...idIssues(resource, id, parts),
      ...itemIssues(item, stored.key !== undefined).map((issue) => prefixIssue(itemPointer, issue)),
    ];
    if (parents.issues !== undefined) return { issues };
    const { within } = parents;
    const key = isKey(stored.key)
      ? stored.key
      : (nextKey(id) ?? keyOfId(resource, scopeIds(resource, within), id));
    const isNew = issues.length === 0 && stored.key === undefined;
    const parsed = {
      ...{ key, id, within, item: isNew ? createdItem({ id, item, within }, now) : item },
      ...marksIn(stored),
    };
    return { row: parsed, issues };
  }

  /** An item as a POST would store it. */
  function createdItem({ id, item, within }: Omit<StoredItem, 'key'>, now: Date): Item {
    const identified = identifiedItem(resource, item, id, scopeIds(resource, within));
    const linked = withForeignKeys(identified, within);
    const schema = createRoles[0]?.sent?.schema;
    const complete = schema ? withDefaults(crud, schema, linked) : linked;
    return withServerFields(crud, resource, { id, item: complete }, { now });
  }

  /** An item with the properties that refer to its parents, as far as it does not have them. */
  function withForeignKeys(item: Item, within: StoredItem['within']): Item {
    const parents = resource.nestedPaths.flatMap(({ path, parameters }) =>
      parameters.map((parameter, i) => ({
        parameter,
        id: Object.hasOwn(within, path) ? within[path]?.[i] : undefined,
      })),
    );
    return parents.reduce((linked, { parameter, id }) => {
      if (id === undefined || valueAtLocation(parameter, linked) !== undefined) return linked;
      return withValueAtLocation(parameter, linked, foreignKeyValue(crud, resource, parameter, id));
    }, item);
  }

  return {
    *begin(rows, now) {
      const nextKey = isNumbered(resource) ? yield* createNextKey(rows) : () => undefined;
      return (row) => parse(row, now, nextKey);
    },
  };
}

/** Who has marked a stored item, as far as that is said as it is stored. */
function marksIn({ marks }: RowParts['stored']): Pick<StoredItem, 'marks'> {
  const lists = isObject(marks) ? Object.entries(marks) : [];
  const known = lists.flatMap(([name, people]) =>
    Array.isArray(people) && people.every((each) => typeof each === 'string') ? [[name, people]] : [],
  );
  return known.length === 0 ? {} : { marks: Object.fromEntries(known) };
}

/** The key of an item without one; `undefined` where the key follows from the id. */
type NextKey = (id: StoredItem['id']) => Key | undefined;

/**
 * Numbers the items without a key: each gets the number after the last one, or its id if that is a greater number, so
 * that the ids of later items are greater still.
 */
function* createNextKey(rows: readonly unknown[]): Steps<NextKey> {
  let last = 0;
  yield* visitInSteps(rows, (row) => {
    const key = isObject(row) ? rowParts(row).stored.key : undefined;
    if (typeof key === 'number' && key > last) last = key;
  });
  return (id) => {
    const number = Number(id);
    last = Number.isInteger(number) && number > last && number <= maxImportedKey ? number : last + 1;
    return last;
  };
}

function isNumbered({ id, isSingleton }: Resource): boolean {
  return id.assignedBy === 'server' && !isSingleton;
}

function idIn({ id, isSingleton }: Resource, item: Item): unknown {
  return isSingleton ? singletonId : toItemId(idInItem(id, item));
}

function missingId({ id, name }: Resource, { item, itemPointer, stored }: RowParts): string {
  if (stored.id !== undefined) return '/id must be a non-empty string or a number';
  if (id.property === undefined) {
    return `has no id, since no property of ${name} is one: write it as {"id": "…", "within": {…}, "item": {…}}`;
  }
  const place = itemPointer + idPointer(id);
  if (idInItem(id, item) === undefined) return `${place} is required: it is the id`;
  return `${place} must be a non-empty string or a number: it is the id`;
}

function keyIssues(resource: Resource, key: unknown): readonly string[] {
  if (key === undefined) return [];
  if (!isKey(key)) return ['/key must be a number or a non-empty string'];
  const isUsable = !isNumbered(resource) || typeof key === 'string' || Number.isSafeInteger(key);
  return isUsable ? [] : ['/key must be an integer: it counts the items'];
}

/** The id beside an item must be the one in the item. */
function idIssues({ id: strategy, isSingleton }: Resource, id: Key, row: RowParts): readonly string[] {
  if (isSingleton) return id === singletonId ? [] : [`/id must be ${JSON.stringify(singletonId)}`];
  const own = idInItem(strategy, row.item);
  return own === undefined || plainText(own) === plainText(id)
    ? []
    : [`/id differs from ${row.itemPointer}${idPointer(strategy)}`];
}
