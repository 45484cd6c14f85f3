import type { World } from '../../context.ts';
import type { ListRole, ReadRole, Resource } from '../../inference/resource.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { examplesOf } from '../../openapi/examples.ts';
import { jsonOf } from '../../openapi/json-media-type.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Call, Handler } from '../../operation.ts';
import { createStore } from '../../storage/open-store.ts';
import type { CollectionSpec, Collections } from '../../storage/store.ts';
import type { CheckReply } from '../../validation/response-validator.ts';
import { specOf } from './collection-spec.ts';
import type { Served } from './crud-context.ts';
import { isItem } from './items/fill-defaults.ts';
import { homeValues, requireParent } from './items/find-item.ts';
import { itemReply } from './items/item-response.ts';
import type { Item, StoredItem } from './items/stored-item.ts';
import { createList } from './operations/list.ts';

/** What collections that nobody can write to are shown with. */
export interface ShownOptions {
  readonly document: OpenApiDocument;
  readonly served: Served;
  readonly shownBy: ReadonlyMap<string, ListRole | ReadRole>;
  readonly checkReply: CheckReply;
  /** What an operation answers when what it would show does not fit its contract. */
  readonly otherwise: (operation: Operation) => Handler;
}

/** How many rows a list has when the contract shows none. */
const usualRows = 3;

/**
 * Serves collections in which nothing can create, such as `/countries`: without state, and a list and its items agree
 * all the same. The rows are those that the contract shows of the list, else made up; and an item that the list does
 * not have is made up too.
 */
export function createShown(options: ShownOptions): (operation: Operation) => Handler | undefined {
  const { document, served, shownBy, checkReply, otherwise } = options;

  return (operation) => {
    const role = shownBy.get(operation.id);
    if (role === undefined || (role.resource.isSingleton && role.kind === 'read')) return undefined;
    const handler = role.kind === 'list' ? listOf(role) : readOf(role);
    return async (call, world) => {
      const reply = await handler(call, world);
      return checkReply(operation, reply).length === 0 ? reply : otherwise(operation)(call, world);
    };
  };

  /** Filters are passed over: there is little to choose from, and nothing that the client put there. */
  function listOf(role: ListRole): Handler {
    const list = createList(served, { ...role, filters: [] });
    const spec = specOf(role.resource, [role], () => served.propertiesOf(role.resource).known);
    return async (call, world) => {
      const rows = rowsOf(role.resource, homeValues(role, call));
      return list(call, { ...world, store: await withRows(world, spec, rows) });
    };
  }

  function readOf(role: ReadRole): Handler {
    const { resource, answer, idParameter = '' } = role;
    return async (call: Call, world) => {
      const values = homeValues(role, call);
      await requireParent(world, served, role.home, values);
      const id = call.params[idParameter];
      const found = rowsOf(resource, values).find((row) => String(row.id) === String(id));
      return itemReply(
        served,
        answer,
        resource,
        found ?? storedItem(resource, values, typed(resource, id), 0),
      );
    };
  }

  function rowsOf(resource: Resource, values: readonly string[]): readonly StoredItem[] {
    const { property } = resource.id;
    const rows = shownRows(resource, values).map((row, at) => {
      const id = property === undefined ? at + 1 : row[property];
      return storedItem(resource, values, typed(resource, id ?? at + 1), at + 1, row);
    });
    return [...new Map(rows.map((row) => [String(row.id), row])).values()];
  }

  function shownRows(resource: Resource, values: readonly string[]): readonly Item[] {
    const lists = [...shownBy.values()].flatMap((role) =>
      role.kind === 'list' && role.resource === resource ? [role] : [],
    );
    const [list] = lists;
    const declared = lists.flatMap(exampleRows);
    if (declared.length > 0) return declared;
    const items = list?.shape.row ?? resource.views[0] ?? {};
    const asked = { name: resource.name, key: ['rows', resource.name, ...values].join(' ') };
    const rows = served.sample({ type: 'array', items, minItems: usualRows, maxItems: usualRows }, asked);
    return Array.isArray(rows) ? rows.filter(isItem) : [];
  }

  /** The rows of the first example that a list declares. */
  function exampleRows({ operation, answer, shape }: ListRole): readonly Item[] {
    const media = jsonOf(operation.responses[`${answer.status}`]?.content);
    for (const { value } of media === undefined ? [] : examplesOf(document, media)) {
      const rows = shape.rows.reduce<unknown>((body, name) => (isItem(body) ? body[name] : undefined), value);
      if (Array.isArray(rows) && rows.some(isItem)) return rows.filter(isItem);
    }
    return [];
  }

  /** An item as all answers show it: what the list's row says, and what the whole item has besides. */
  function storedItem(
    resource: Resource,
    values: readonly string[],
    id: string | number,
    key: number,
    row: Item = {},
  ): StoredItem {
    const { property } = resource.id;
    const asked = { name: resource.name, key: [resource.name, ...values, id].join(' ') };
    const whole = served.sample(resource.views[0] ?? {}, asked);
    const item = { ...(isItem(whole) && whole), ...row, ...(property !== undefined && { [property]: id }) };
    const within = Object.fromEntries(resource.homes.map(({ path }) => [path, values]));
    return { key: key || String(id), id, within, item };
  }
}

function typed({ id: { type } }: Resource, id: unknown): string | number {
  return type === 'number' && Number.isFinite(Number(id)) ? Number(id) : String(id);
}

/** The rows of the world, and beside them those that are shown. */
async function withRows(
  world: World,
  spec: CollectionSpec,
  rows: readonly StoredItem[],
): Promise<Collections> {
  const shown = await createStore({ specs: [spec] });
  await shown.write(async (own) => {
    for (const row of rows) await own.collection(spec.name).insert(row);
  });
  const own = await shown.read((collections) => collections);
  return {
    collection: (name) => (name === spec.name ? own : world.store).collection(name),
  };
}
