import type { ListAccess, ListRole } from '../../../inference/resource.ts';
import { rowForm } from '../../../inference/wrapper/response-item.ts';
import { isObject, scalarNumber } from '../../../json.ts';
import type { OperationRequest, Reply } from '../../../operation.ts';
import type { CrudRequest } from '../crud-request.ts';
import { itemReply } from '../items/item-response.ts';
import { projectItem } from '../projection/project-item.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import { countStatesAmong } from '../query/count-states.ts';
import { listBody } from '../query/list-body.ts';
import type { ItemPage } from '../query/paginate.ts';
import { showRelated } from '../relations/with-related.ts';
import type { StoredItem } from '../stored-item.ts';
import { idOfElement } from './find-element.ts';
import { linkReply } from './link-reply.ts';
import { elementRequest, listElements } from './list-owner.ts';
import { existingMembers } from './members.ts';

/** The response of an operation on a list: the item that has it, the element in question, or the list. */
export function listReply(
  request: CrudRequest,
  access: ListAccess,
  owner: Pick<StoredItem, 'id' | 'item'>,
  element?: unknown,
): Promise<Reply> | Reply {
  if (access.shows === 'list') return elementsReply(request, access, listElements(owner.item, access));
  if (access.shows === 'element' && isObject(element)) return elementReply(request, access, element);
  return access.shows === 'link' ? linkReply(request, access, owner, element) : itemReply(request, owner);
}

async function elementReply(
  received: CrudRequest,
  access: ListAccess,
  element: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const request = elementRequest(received, access);
  const whole = await relatedElement(received, access, element);
  const related = await showRelated(received, access.list.element, whole);
  const item = isObject(related) ? related : element;
  return itemReply(request, { id: idOfElement(access.list, element) ?? '', item });
}

/** The elements of the page that the query selects, in the envelope of the list. */
async function elementsReply(
  received: CrudRequest,
  access: ListAccess,
  stored: readonly unknown[],
): Promise<Reply> {
  const { role, input } = received;
  const { list, listed } = access;
  const elements = list.isMembership ? await existingMembers(received, list, stored) : stored;
  if (listed === undefined) return { status: role.response.status, body: elements };
  const asList: ListRole = { ...role, kind: 'list', resource: list.element, ...listed };
  const { page, part } = pageOf(asList, input, elements);
  const rows = part.map((each, i) => ({
    key: i,
    id: idOfElement(list, each) ?? '',
    within: {},
    item: Object(each),
  }));
  const shown: unknown[] = [];
  for (const each of part) shown.push(await shownElement(received, access, each));
  const response = {
    crud: received.crud,
    role: asList,
    request: input,
    page: { ...page, rows },
    total: elements.length,
    stateCounts: countStatesAmong(asList, elements.filter(isObject), received.context.clock),
  };
  return { status: role.response.status, body: listBody(response, shown) };
}

/** Elements are counted out: there are as many as one item has. */
function pageOf(
  { page: { size, offset, page } }: ListRole,
  { query }: OperationRequest,
  elements: readonly unknown[],
): { readonly page: Omit<ItemPage, 'rows'>; readonly part: readonly unknown[] } {
  const most = scalarNumber(query[size?.name ?? ''] ?? size?.standard ?? Number.NaN);
  const length = Number.isFinite(most) ? Math.max(0, most) : elements.length;
  const number = page === undefined ? 0 : scalarNumber(query[page.name] ?? page.first) - page.first;
  const start = offset === undefined ? Math.max(0, number) * length : scalarNumber(query[offset.name] ?? 0);
  const part = elements.slice(start, start + length);
  const hasMore = start + part.length < elements.length;
  const limit = Number.isFinite(most) && { size: length };
  return { page: { offset: start, hasMore, hasPrevious: start > 0, ...limit }, part };
}

/** An element as a row; one that is an item of a collection, as that item. */
async function shownElement(
  request: CrudRequest,
  { list, listed }: ListAccess,
  element: unknown,
): Promise<unknown> {
  if (!isObject(element) || listed === undefined) return element;
  const { crud } = request;
  const shown = await relatedElement(request, { list }, element);
  const options = projectOptionsOf(crud, list.element, idOfElement(list, element));
  return projectItem(crud, rowForm(listed.envelope), isObject(shown) ? shown : element, options);
}

/** An element that is an item of a collection, as that item is shown in the list; any other as it is. */
async function relatedElement(
  request: CrudRequest,
  { list }: Pick<ListAccess, 'list'>,
  element: unknown,
): Promise<unknown> {
  const within = await showRelated(request, request.role.resource, { [list.property]: [element] });
  return isObject(within) ? [within[list.property]].flat()[0] : element;
}
