import { structuredContent } from '../../codecs/declared-content.ts';
import type { HandlerContext } from '../../context.ts';
import { valueAt } from '../../inference/body-path.ts';
import type { ReadOnlyRole, ReadOnlyRoles } from '../../inference/on-demand/read-only-roles.ts';
import type { ListRole, ReadRole, Resource } from '../../inference/resource.ts';
import { flattenGroup } from '../../inference/wrapper/property-group.ts';
import { isObject, plainText, scalarNumber } from '../../json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { examplesOf } from '../../openapi/examples.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Handler, OperationRequest, Reply } from '../../operation.ts';
import { createStore } from '../../storage/open-store.ts';
import type { CollectionSpec, Collections } from '../../storage/store.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import { collectionSpec } from './collection-spec.ts';
import type { CrudContext } from './crud-context.ts';
import { type CrudRequest, parentIdsOf } from './crud-request.ts';
import { idInItem, withItemId } from './ids/item-id.ts';
import { foreignKeyValue } from './items/foreign-key.ts';
import { itemReply } from './items/item-response.ts';
import { requireParent } from './items/require-parent.ts';
import { listItems } from './operations/list.ts';
import { withValueAtLocation } from './property-location.ts';
import { filterReadOnly } from './query/filter-read-only.ts';
import type { Item, StoredItem } from './stored-item.ts';

/** What the handlers of read-only collections are made from. */
export interface ReadOnlyCollectionOptions {
  readonly document: OpenApiDocument;
  readonly crud: CrudContext;
  readonly readOnlyRoles: ReadOnlyRoles;
  readonly validateResponse: ValidateResponse;
}

/** How many rows are generated for a list without an example. */
const generatedRows = 3;

/**
 * Serves collections in which no operation creates items, such as `/countries`. Nothing is stored, and yet a list and
 * its items agree. The rows are those of the list's example, else generated ones; an item that is not among them is
 * generated too. A response that would violate the contract is left to the next layer.
 */
export function createReadOnlyCollection(
  options: ReadOnlyCollectionOptions,
): (operation: Operation) => Handler | undefined {
  const { readOnlyRoles, validateResponse } = options;
  const rowsOf = createRows(options);
  return (operation) => {
    if (!readOnlyRoles.mayHave(operation.id)) return undefined;
    // Made by the first request: until then nothing is inferred of the collection.
    let handler: ReadOnlyHandler | undefined;
    return async (request, context, next) => {
      handler ??= createHandler(options, readOnlyRoles.get(operation.id), rowsOf);
      const reply = await handler(request, context);
      return reply !== undefined && validateResponse(operation, reply).length === 0 ? reply : next();
    };
  };
}

/** No reply for what the next layer serves. */
type ReadOnlyHandler = (input: OperationRequest, context: HandlerContext) => Promise<Reply | undefined>;

function createHandler(
  options: ReadOnlyCollectionOptions,
  role: ReadOnlyRole | undefined,
  rowsOf: RowsOf,
): ReadOnlyHandler {
  if (role === undefined || (role.resource.isSingleton && role.kind === 'read')) return async () => undefined;
  return role.kind === 'list'
    ? createListHandler(options, role, rowsOf)
    : createReadHandler(options, role, rowsOf);
}

/** The rows of a read-only collection under its parents. */
type RowsOf = (role: ReadOnlyRole, parentIds: readonly string[]) => readonly StoredItem[];

function createListHandler(
  { crud, readOnlyRoles }: ReadOnlyCollectionOptions,
  listRole: ListRole,
  rowsOf: RowsOf,
): ReadOnlyHandler {
  const role = { ...listRole, filters: [] };
  const { resource } = role;
  const isReadSingly = readOnlyRoles.besides(listRole.operation.id).some(({ kind }) => kind === 'read');
  const spec = collectionSpec(resource, [role], () => crud.propertiesOf(resource).known);
  return async (input, context) => {
    const parentIds = parentIdsOf(role, input);
    const request = { crud, role: listRole, input, context, parentIds };
    const rows = filterReadOnly(request, rowsOf(role, parentIds), isReadSingly);
    const store = await withRows(context, spec, rows);
    return listItems({ crud, role, input, context: { ...context, store }, parentIds });
  };
}

/** No reply for an item that is in no list where the contract has an example of one. */
function createReadHandler(
  { document, crud }: ReadOnlyCollectionOptions,
  role: ReadRole,
  rowsOf: RowsOf,
): ReadOnlyHandler {
  const { resource, idParameter = '', operation, response } = role;
  const media = structuredContent(operation.responses[`${response.status}`]?.content);
  const hasExample = media !== undefined && examplesOf(document, media).length > 0;
  return async (input, context) => {
    const request: CrudRequest = { crud, role, input, context, parentIds: parentIdsOf(role, input) };
    await requireParent(request);
    const { parentIds } = request;
    const id = input.params[idParameter];
    const found = rowsOf(role, parentIds).find((row) => plainText(row.id) === plainText(id));
    if (found === undefined && hasExample) return undefined;
    return itemReply(request, found ?? toStoredItem(crud, resource, parentIds, { id }));
  };
}

function createRows({ document, crud, readOnlyRoles }: ReadOnlyCollectionOptions): RowsOf {
  return (role, parentIds) => {
    const { resource } = role;
    const rows = listRows(role, parentIds).map((item, i) => {
      const id = idInItem(resource.id, item) ?? i + 1;
      return toStoredItem(crud, resource, parentIds, { id, key: i + 1, item });
    });
    return [...new Map(rows.map((row) => [String(row.id), row])).values()];
  };

  /** The rows of the first list with an example, else generated ones. */
  function listRows({ operation, resource }: ReadOnlyRole, parentIds: readonly string[]): readonly Item[] {
    const lists = readOnlyRoles.besides(operation.id).filter((role) => role.kind === 'list');
    const [list] = lists;
    const declared = lists.flatMap((role) => exampleRows(document, role));
    if (declared.length > 0) return declared;
    const items = list?.envelope.rowSchema ?? resource.responseSchemas[0] ?? {};
    const about = { name: resource.name, key: ['rows', resource.name, ...parentIds].join(' ') };
    const schema = { type: 'array', items, minItems: generatedRows, maxItems: generatedRows };
    const rows = crud.sample(schema, about);
    return Array.isArray(rows) ? rows.filter(isObject) : [];
  }
}

/** The rows of the first example with any that a list declares. */
function exampleRows(
  document: OpenApiDocument,
  { operation, response, envelope }: ListRole,
): readonly Item[] {
  const media = structuredContent(operation.responses[`${response.status}`]?.content);
  for (const { value } of media === undefined ? [] : examplesOf(document, media)) {
    const rows = valueAt(value, envelope.rowsPath);
    if (Array.isArray(rows) && rows.some(isObject))
      return rows.map((row) => flattenGroup(row, envelope.group)).filter(isObject);
  }
  return [];
}

/** An item as every response contains it: the properties of the list's row, and generated ones for the rest. */
function toStoredItem(
  crud: CrudContext,
  resource: Resource,
  parentIds: readonly string[],
  row: { readonly id: unknown; readonly key?: number; readonly item?: Item },
): StoredItem {
  const { type } = resource.id;
  const id =
    type === 'number' && Number.isFinite(scalarNumber(row.id)) ? scalarNumber(row.id) : plainText(row.id);
  const about = { name: resource.name, key: [resource.name, ...parentIds, id].join(' ') };
  const whole = crud.sample(resource.responseSchemas[0] ?? {}, about);
  const known = {
    ...(isObject(whole) && whole),
    ...row.item,
  };
  const item = withItemId(resource, withParentProperties(crud, resource, known, parentIds), id, parentIds);
  const within = Object.fromEntries(resource.nestedPaths.map(({ path }) => [path, parentIds]));
  return { key: row.key ?? String(id), id, within, item };
}

/** An item with the properties that hold the ids of its parents: `orderId` in `/orders/{id}/log`. */
function withParentProperties(
  crud: CrudContext,
  resource: Resource,
  item: Item,
  parentIds: readonly string[],
): Item {
  const nestedPath = resource.nestedPaths.find(({ parameters }) => parameters.length === parentIds.length);
  return (nestedPath?.parameters ?? []).reduce((linked, parameter, i) => {
    const id = foreignKeyValue(crud, resource, parameter, parentIds[i] ?? '');
    return withValueAtLocation(parameter, linked, id);
  }, item);
}

/** The rows of the session, and those of one more collection beside them. */
async function withRows(
  context: HandlerContext,
  spec: CollectionSpec,
  rows: readonly StoredItem[],
): Promise<Collections> {
  const store = await createStore({ specs: [spec] });
  await store.write(async (own) => {
    for (const row of rows) await own.collection(spec.name).insert(row);
  });
  const own = await store.read((collections) => collections);
  return {
    collection: (name) => (name === spec.name ? own : context.store).collection(name),
  };
}
