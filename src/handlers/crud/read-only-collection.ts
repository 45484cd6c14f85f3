import { structuredContent } from '../../codecs/declared-content.ts';
import type { HandlerContext } from '../../context.ts';
import type { ListRole, ReadRole, Resource } from '../../inference/resource.ts';
import { isObject } from '../../json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { examplesOf } from '../../openapi/examples.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { BoundHandler, Handler, OperationRequest } from '../../operation.ts';
import { createStore } from '../../storage/open-store.ts';
import type { CollectionSpec, Collections } from '../../storage/store.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import { collectionSpec } from './collection-spec.ts';
import type { CrudContext } from './crud-context.ts';
import { parentIds, requireParent } from './items/find-item.ts';
import { itemReply } from './items/item-response.ts';
import type { Item, StoredItem } from './items/stored-item.ts';
import { createList } from './operations/list.ts';

/** What collections that nobody can write to are shown with. */
export interface ReadOnlyCollectionOptions {
  readonly document: OpenApiDocument;
  readonly crud: CrudContext;
  readonly readOnlyRoles: ReadonlyMap<string, ListRole | ReadRole>;
  readonly validateResponse: ValidateResponse;
}

/** How many rows a list has when the contract shows none. */
const defaultRows = 3;

/**
 * Serves collections in which nothing can create, such as `/countries`: without state, and a list and its items agree
 * all the same. The rows are those that the contract shows of the list, else made up; and an item that the list does
 * not have is made up too.
 */
export function createReadOnlyCollection(
  options: ReadOnlyCollectionOptions,
): (operation: Operation) => Handler | undefined {
  const { document, crud, readOnlyRoles, validateResponse } = options;

  return (operation) => {
    const role = readOnlyRoles.get(operation.id);
    if (role === undefined || (role.resource.isSingleton && role.kind === 'read')) return undefined;
    const handler = role.kind === 'list' ? listOf(role) : readOf(role);
    return async (request, context, next) => {
      const reply = await handler(request, context);
      return validateResponse(operation, reply).length === 0 ? reply : next();
    };
  };

  /** Filters are passed over: there is little to choose from, and nothing that the client put there. */
  function listOf(role: ListRole): BoundHandler {
    const list = createList(crud, { ...role, filters: [] });
    const spec = collectionSpec(role.resource, [role], () => crud.propertiesOf(role.resource).known);
    return async (request, context) => {
      const rows = rowsOf(role.resource, parentIds(role, request));
      return list(request, { ...context, store: await withRows(context, spec, rows) });
    };
  }

  function readOf(role: ReadRole): BoundHandler {
    const { resource, response, idParameter = '' } = role;
    return async (request: OperationRequest, context) => {
      const values = parentIds(role, request);
      await requireParent(context, crud, role.nestedPath, values);
      const id = request.params[idParameter];
      const found = rowsOf(resource, values).find((row) => String(row.id) === String(id));
      return itemReply(
        crud,
        response,
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
    const lists = [...readOnlyRoles.values()].flatMap((role) =>
      role.kind === 'list' && role.resource === resource ? [role] : [],
    );
    const [list] = lists;
    const declared = lists.flatMap(exampleRows);
    if (declared.length > 0) return declared;
    const items = list?.envelope.rowSchema ?? resource.responseSchemas[0] ?? {};
    const asked = { name: resource.name, key: ['rows', resource.name, ...values].join(' ') };
    const rows = crud.sample({ type: 'array', items, minItems: defaultRows, maxItems: defaultRows }, asked);
    return Array.isArray(rows) ? rows.filter(isObject) : [];
  }

  /** The rows of the first example that a list declares. */
  function exampleRows({ operation, response, envelope }: ListRole): readonly Item[] {
    const media = structuredContent(operation.responses[`${response.status}`]?.content);
    for (const { value } of media === undefined ? [] : examplesOf(document, media)) {
      const rows = envelope.rowsPath.reduce<unknown>(
        (body, name) => (isObject(body) ? body[name] : undefined),
        value,
      );
      if (Array.isArray(rows) && rows.some(isObject)) return rows.filter(isObject);
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
    const whole = crud.sample(resource.responseSchemas[0] ?? {}, asked);
    const item = { ...(isObject(whole) && whole), ...row, ...(property !== undefined && { [property]: id }) };
    const within = Object.fromEntries(resource.nestedPaths.map(({ path }) => [path, values]));
    return { key: key || String(id), id, within, item };
  }
}

function typed({ id: { type } }: Resource, id: unknown): string | number {
  return type === 'number' && Number.isFinite(Number(id)) ? Number(id) : String(id);
}

/** The rows of the world, and beside them those that are shown. */
async function withRows(
  context: HandlerContext,
  spec: CollectionSpec,
  rows: readonly StoredItem[],
): Promise<Collections> {
  const shown = await createStore({ specs: [spec] });
  await shown.write(async (own) => {
    for (const row of rows) await own.collection(spec.name).insert(row);
  });
  const own = await shown.read((collections) => collections);
  return {
    collection: (name) => (name === spec.name ? own : context.store).collection(name),
  };
}
