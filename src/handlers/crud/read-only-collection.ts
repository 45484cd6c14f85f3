import { isWrittenText } from '../../codecs/codecs.ts';
import { preferredMediaType, structuredContent } from '../../codecs/declared-content.ts';
import type { HandlerContext } from '../../context.ts';
import { findName, plainName } from '../../inference/naming.ts';
import type { ReadOnlyRole, ReadOnlyRoles } from '../../inference/on-demand/read-only-roles.ts';
import { isCurrentId } from '../../inference/people/people-words.ts';
import type { ListRole, ReadRole } from '../../inference/resource.ts';
import { plainText } from '../../json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { examplesOf } from '../../openapi/examples.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Handler, OperationRequest, Reply } from '../../operation.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import type { CrudContext } from './crud-context.ts';
import { type CrudRequest, parentIdsOf } from './crud-request.ts';
import { generatedRow, generatedRows, rowSourceOf } from './items/given/generated-rows.ts';
import { itemReply } from './items/item-response.ts';
import { requireParent } from './items/require-parent.ts';
import { listFewRows } from './operations/list-few-rows.ts';
import type { StoredItem } from './stored-item.ts';

/** What the handlers of read-only collections are made from. */
export interface ReadOnlyCollectionOptions {
  readonly document: OpenApiDocument;
  readonly crud: CrudContext;
  readonly readOnlyRoles: ReadOnlyRoles;
  readonly validateResponse: ValidateResponse;
}

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
  { document, crud, readOnlyRoles }: ReadOnlyCollectionOptions,
  listRole: ListRole,
  rowsOf: RowsOf,
): ReadOnlyHandler {
  if (hasWrittenExample(document, listRole)) return async () => undefined;
  const isReadSingly = readOnlyRoles.besides(listRole.operation.id).some(({ kind }) => kind === 'read');
  return async (input, context) => {
    const parentIds = parentIdsOf(listRole, input);
    const request = { crud, role: listRole, input, context, parentIds };
    const rows = rowsOf(listRole, parentIds);
    return listFewRows(request, isReadSingly ? [...rows, ...askedRows(request, rows)] : rows, isReadSingly);
  };
}

/** How many rows are made for the ids in a query at most. */
const maxAskedRows = 100;

/** The rows that are in no list and that the query asks for by their ids, `?ids=b,a`, in that order: each as it is read by itself. */
function askedRows(request: CrudRequest<ListRole>, rows: readonly StoredItem[]): readonly StoredItem[] {
  const { crud, role, input, parentIds } = request;
  const { resource, filters } = role;
  const names = filters.flatMap((filter) => {
    const [name = ''] = filter.parameterPath;
    const isOfId =
      filter.kind === 'value' && filter.path.length === 1 && filter.path[0] === resource.id.property;
    return isOfId && /ids$/i.test(name) ? [name] : [];
  });
  const known = new Set(rows.map(({ id }) => plainText(id)));
  const asked = names.flatMap((name) => [input.query[name] ?? []].flat());
  const ids = asked.flatMap((each) => plainText(each).split(',')).map((id) => id.trim());
  return [...new Set(ids)]
    .filter((id) => id !== '' && !known.has(id))
    .slice(0, maxAskedRows)
    .map((id, i) => generatedRow(crud, resource, parentIds, { id, key: rows.length + i + 1 }));
}

/** Whether the contract has the text of a list, in CSV or as an event stream: that is what is sent. */
function hasWrittenExample(document: OpenApiDocument, { operation, response }: ListRole): boolean {
  const { content = {} } = operation.responses[`${response.status}`] ?? {};
  const mediaType = preferredMediaType(content) ?? '';
  const examples = examplesOf(document, content[mediaType] ?? {});
  return examples.some(({ value }) => isWrittenText(mediaType, value));
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
    // A list or an object in the path names no item: what has no state shows it as it was sent.
    if (typeof id === 'object') return undefined;
    const rows = rowsOf(role, parentIds);
    const named = rows.find((row) => plainText(row.id) === plainText(id));
    if (named === undefined && hasExample) return undefined;
    const found = named ?? (isCurrentId(id) ? rows[0] : undefined);
    return itemReply(request, found ?? queriedRow(request, generatedRow(crud, resource, parentIds, { id })));
  };
}

/** A row that is in no list, with what the query says of it: the `units` of `/weather/{city}?units=imperial`. */
function queriedRow({ crud, role, input }: CrudRequest, row: StoredItem): StoredItem {
  const { knownBesideId } = crud.propertiesOf(role.resource);
  const said = Object.entries(input.query).flatMap(([name, value]): [string, unknown][] => {
    const property = typeof value === 'object' ? undefined : findName(knownBesideId, [plainName(name)]);
    return property === undefined ? [] : [[property, value]];
  });
  return said.length === 0 ? row : { ...row, item: { ...row.item, ...Object.fromEntries(said) } };
}

function createRows({ document, crud, readOnlyRoles }: ReadOnlyCollectionOptions): RowsOf {
  return ({ operation, resource }, parentIds) => {
    const lists = readOnlyRoles.besides(operation.id).filter((role) => role.kind === 'list');
    return generatedRows(crud, resource, parentIds, rowSourceOf(document, lists));
  };
}
