import type { Resource } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import { prefixIssue } from '../../../state/issue-list.ts';
import type { RowResult, RowSchema } from '../../../state/state-schema.ts';
import { isKey } from '../../../storage/key.ts';
import type { Key } from '../../../storage/store.ts';
import { singletonId } from '../items/find-item.ts';
import { foreignKeyValue } from '../items/foreign-key.ts';
import { withDefaults } from '../items/request-item.ts';
import { withServerFields } from '../items/server-fields.ts';
import { type Item, keyOfId, type StoredItem } from '../items/stored-item.ts';
import { createItemIssues, type ItemIssuesOptions } from './item-issues.ts';
import { type ParsedRow, parseRow } from './parse-row.ts';
import { rowParents } from './row-parents.ts';
import { createStoredItemIssues } from './stored-item-issues.ts';

/** Numbers up to here leave room for those that are given later. */
const lastNumber = 2 ** 52;

/**
 * Reads the items of a resource. One that is stored comes with its key; one that is written by hand is filled as if it
 * were created now, and comes after those before it.
 */
export function createParseItems(parts: ItemIssuesOptions): RowSchema {
  const { crud, validators, resource, createRoles } = parts;
  const itemIssues = createItemIssues(parts);
  const shownIssues = createStoredItemIssues(crud, validators, resource);

  function read(row: object, now: Date, keyOf: (id: StoredItem['id']) => Key | undefined): RowResult {
    const written = parseRow(row);
    const { said, at } = written;
    const id = said.id ?? idIn(resource, written.item);
    if (!isKey(id)) return { issues: [missingId(resource, written)] };
    const nestedPaths = rowParents(resource, createRoles, written);
    const issues = [
      ...(nestedPaths.issues ?? []),
      ...keyIssues(resource, said.key),
      ...idIssues(resource, id, written),
      ...itemIssues(written.item, said.key !== undefined).map((issue) => prefixIssue(at, issue)),
    ];
    if (nestedPaths.issues !== undefined) return { issues };
    const { within } = nestedPaths;
    const isMade = issues.length === 0 && said.key === undefined;
    const item = isMade ? made(written.item, id, within, now) : written.item;
    const key = isKey(said.key)
      ? said.key
      : (keyOf(id) ?? keyOfId(resource, Object.values(within)[0] ?? [], id));
    const stored: StoredItem = { key, id, within, item };
    if (issues.length > 0) return { row: stored, issues };
    return { row: stored, issues: shownIssues(stored).map((issue) => prefixIssue(at, issue)) };
  }

  /** An item as a create would store it. */
  function made(item: Item, id: StoredItem['id'], within: StoredItem['within'], now: Date): Item {
    const { property } = resource.id;
    const named = property === undefined || resource.isSingleton ? item : { [property]: id, ...item };
    const declared = { ...named, ...linksOf(within), ...named };
    const sent = createRoles[0]?.sent?.schema;
    return withServerFields(crud, resource, id, sent ? withDefaults(crud, sent, declared) : declared, now);
  }

  /** What the homes of an item say of its properties. */
  function linksOf(within: StoredItem['within']): Item {
    const links = resource.nestedPaths.flatMap(({ path, parameters }) =>
      parameters.flatMap(({ property }, i): [string, string | number][] => {
        const id = Object.hasOwn(within, path) ? within[path]?.[i] : undefined;
        if (property === undefined || id === undefined) return [];
        return [[property, foreignKeyValue(crud, resource, property, id)]];
      }),
    );
    return Object.fromEntries(links);
  }

  return {
    begin: (rows, now) => {
      const number = numbering(rows);
      return (row) => read(row, now, isNumbered(resource) ? number : () => undefined);
    },
  };
}

/**
 * Gives the numbers of creation: the one after the last, or the id itself where that is a greater number, so that ids
 * that are given later are greater still.
 */
function numbering(rows: readonly unknown[]): (id: StoredItem['id']) => Key {
  let last = rows.reduce<number>((most, row) => {
    const key = isObject(row) ? parseRow(row).said.key : undefined;
    return typeof key === 'number' && key > most ? key : most;
  }, 0);
  return (id) => {
    const own = Number(id);
    last = Number.isInteger(own) && own > last && own <= lastNumber ? own : last + 1;
    return last;
  };
}

function isNumbered({ id, isSingleton }: Resource): boolean {
  return id.assignedBy === 'server' && !isSingleton;
}

function idIn({ id: { property }, isSingleton }: Resource, item: Item): unknown {
  if (isSingleton) return singletonId;
  return property !== undefined && Object.hasOwn(item, property) ? item[property] : undefined;
}

function missingId({ id: { property }, name }: Resource, { item, at, said }: ParsedRow): string {
  if (said.id !== undefined) return '/id must be a text that is not empty, or a number';
  if (property === undefined) {
    return `has no id, since no property of ${name} is one: write it as {"id": "…", "within": {…}, "item": {…}}`;
  }
  if (!Object.hasOwn(item, property)) return `${at}/${property} is required: it is the id`;
  return `${at}/${property} must be a text that is not empty, or a number: it is the id`;
}

function keyIssues(resource: Resource, key: unknown): readonly string[] {
  if (key === undefined) return [];
  if (!isKey(key)) return ['/key must be a number, or a text that is not empty'];
  const isUsable = !isNumbered(resource) || typeof key === 'string' || Number.isSafeInteger(key);
  return isUsable ? [] : ['/key must be a whole number: it counts the items'];
}

/** What is stored beside an item says the same id as the item does. */
function idIssues({ id: { property }, isSingleton }: Resource, id: Key, row: ParsedRow): readonly string[] {
  if (isSingleton) return id === singletonId ? [] : [`/id must be ${JSON.stringify(singletonId)}`];
  const own = property !== undefined && Object.hasOwn(row.item, property) ? row.item[property] : undefined;
  return own === undefined || String(own) === String(id)
    ? []
    : [`/id is not what ${row.at}/${property} says`];
}
