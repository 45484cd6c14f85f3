import { readPageToken, writePageToken } from '../../../engine/page-token.ts';
import { SandboxError } from '../../../errors.ts';
import { isIdLimit } from '../../../inference/query/pagination-parameters.ts';
import type { ListRole } from '../../../inference/resource.ts';
import { plainText, scalarNumber } from '../../../json.ts';
import { responseKey } from '../../../openapi/responses.ts';
import type { OperationRequest } from '../../../operation.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findItem } from '../find-item.ts';
import { nextNumber } from '../ids/sequence.ts';
import { itemsOf, keyOfId, type StoredItem } from '../stored-item.ts';
import { buildListQuery, type PageRequest } from './build-list-query.ts';
import type { QueryPlan } from './query-plan.ts';
import { type Order, type SortKey, sortKeyOf } from './sort.ts';

/** One page of a list. */
export interface ItemPage {
  readonly rows: readonly StoredItem[];
  /** The maximum number of rows; absent for a list without pagination. */
  readonly size?: number;
  /** How many rows the request skips; 0 for a page by cursor. */
  readonly offset: number;
  readonly hasMore: boolean;
  /** Whether rows come before the page. */
  readonly hasPrevious: boolean;
  /** The token of the next page. */
  readonly nextToken?: string;
}

/** The page size when neither the request nor the contract has one. */
const defaultPageSize = 20;

/**
 * Reads one page of the planned rows. A page by cursor starts after a sort key, so rows that are created or deleted
 * meanwhile are never repeated and never hide another one.
 */
export async function paginate(
  list: CrudRequest<ListRole>,
  plan: QueryPlan,
  order: Order,
): Promise<ItemPage> {
  const { context, role } = list;
  const pageRequest = await parsePageRequest(list, order);
  const { size, offset, after, before } = pageRequest;
  const limit = size === undefined ? Number.POSITIVE_INFINITY : size + 1;
  const found = await itemsOf(context, role.resource).list(
    buildListQuery(role, plan, pageRequest, order, limit),
  );
  // A page that ends before a cursor was read from there downwards.
  const inOrder = before === undefined ? found : found.reverse();
  const isFromEnd = before !== undefined && found.length > (size ?? found.length);
  const rows = isFromEnd ? inOrder.slice(1) : inOrder.slice(0, size);
  const hasMore = before === undefined ? found.length > rows.length : isFromEnd;
  const last = rows.at(-1);
  return {
    rows,
    offset,
    hasMore,
    hasPrevious: before === undefined ? offset > 0 || after !== undefined : isFromEnd,
    ...(size !== undefined && { size }),
    ...(hasMore && last && { nextToken: tokenOf(role, sortKeyOf(last, order), size ?? defaultPageSize) }),
  };
}

async function parsePageRequest(list: CrudRequest<ListRole>, order: Order): Promise<PageRequest> {
  const { role, input: request } = list;
  const { cursor, before: end } = role.page;
  const sent = parameterValue(request, cursor);
  // Clients of some lists must send a cursor, and begin with 0.
  const text = cursor?.kind === 'token' && plainText(sent) === '0' ? undefined : sent;
  const token =
    cursor?.kind === 'token' && text !== undefined
      ? await orFirstPage(list, positionOfToken(list, order, plainText(text)))
      : undefined;
  const size = sizeOf(role, request.query, token?.size);
  const ofId = (name: string, id: unknown) =>
    orFirstPage(list, positionOfId(list, order, name, id), isIdLimit(name));
  const after = cursor?.kind === 'id' && text !== undefined ? await ofId(cursor.name, text) : token?.position;
  const last = parameterValue(request, end);
  const before = end === undefined || last === undefined ? undefined : await ofId(end.name, last);
  return {
    offset: token === undefined ? offsetOf(role, request, size ?? 0) : 0,
    ...(size !== undefined && { size }),
    ...(after && { after }),
    ...(before && { before }),
  };
}

/**
 * A position; none for an unknown cursor of a list that declares no refusal: any text is one there, and begins it anew.
 * @param isLimit whether the cursor is a limit among ids, such as `until_id`, which need not be the id of an item
 */
async function orFirstPage<T>(
  { role: { operation } }: CrudRequest<ListRole>,
  position: Promise<T>,
  isLimit = false,
): Promise<T | undefined> {
  try {
    return await position;
  } catch (error) {
    const isUnknown = error instanceof SandboxError && error.code === 'invalid';
    const isRefused = [400, 422].some((status) => responseKey(operation, status) !== undefined);
    if (isUnknown && (isLimit || !isRefused)) return undefined;
    throw error;
  }
}

/** The value of a query parameter; an empty one counts as absent. */
function parameterValue(
  { query }: OperationRequest,
  parameter: { readonly name: string } | undefined,
): unknown {
  const value = parameter && query[parameter.name];
  return value === '' ? undefined : value;
}

function offsetOf({ page }: ListRole, request: OperationRequest, size: number): number {
  const first = page.page?.first ?? 0;
  const number = scalarNumber(parameterValue(request, page.page) ?? first) - first;
  const offset =
    page.offset === undefined ? number * size : scalarNumber(parameterValue(request, page.offset) ?? 0);
  return Number.isFinite(offset) ? Math.max(0, offset) : 0;
}

function sizeOf(
  { page }: ListRole,
  query: OperationRequest['query'],
  ofToken: number | undefined,
): number | undefined {
  if (Object.keys(page).length === 0) return undefined;
  const requested = page.size === undefined ? undefined : query[page.size.name];
  const size = scalarNumber(requested ?? ofToken ?? page.size?.standard ?? defaultPageSize);
  return Math.max(0, Math.min(Number.isFinite(size) ? size : defaultPageSize, page.size?.most ?? size));
}

/** @throws SandboxError `invalid` for the id of no item, unless its position in the order follows from the id. */
async function positionOfId(
  list: CrudRequest<ListRole>,
  order: Order,
  name: string,
  id: unknown,
): Promise<SortKey> {
  const { role, parentIds: values } = list;
  const { resource } = role;
  const row = await findItem(list, id);
  if (row !== undefined) return sortKeyOf(row, order);
  const typed = resource.id.type === 'number' ? scalarNumber(id) : plainText(id);
  // Ids that the client assigns are the keys of the order, so even a deleted one has a position.
  if (resource.id.assignedBy === 'client' && order.by.length === 0)
    return { key: keyOfId(resource, values, typed), values: [] };
  if (order.by.length === 0 && (await wasCounted(list, typed))) return { key: typed, values: [] };
  throw new SandboxError(
    'invalid',
    `query parameter ${name} names no item of ${resource.name}: send the id of one`,
  );
}

/** Whether a number was the id of an item that is deleted: where ids count the items, they are the keys of the order. */
async function wasCounted({ role, context }: CrudRequest<ListRole>, id: string | number): Promise<boolean> {
  const { resource } = role;
  if (typeof id !== 'number' || resource.id.assignedBy !== 'server' || !Number.isInteger(id)) return false;
  const last = await itemsOf(context, resource).last();
  const areKeys = last === undefined || last.key === last.id;
  return areKeys && id > 0 && id < (await nextNumber(context, resource));
}

function tokenOf({ operation }: ListRole, { key, values }: SortKey, size: number): string {
  return writePageToken({ list: operation.id, after: JSON.stringify([key, ...values]), size });
}

/**
 * The position of a page token. Clients of some lists page by the id of the last item where the contract says `cursor`.
 * @throws SandboxError `invalid` for a text that is neither a token of the list nor the id of an item.
 */
async function positionOfToken(
  list: CrudRequest<ListRole>,
  order: Order,
  text: string,
): Promise<{ readonly position: SortKey; readonly size?: number }> {
  try {
    return readPosition(list.role, text);
  } catch (error) {
    const row = error instanceof SandboxError ? await findItem(list, text) : undefined;
    if (row === undefined) throw error;
    return { position: sortKeyOf(row, order) };
  }
}

function readPosition({ operation, page }: ListRole, text: string): { position: SortKey; size: number } {
  const { after, size } = readPageToken(operation.id, text, page.cursor?.name);
  const [key, ...values]: readonly [SortKey['key'], ...unknown[]] = JSON.parse(after);
  return { position: { key, values }, size };
}
