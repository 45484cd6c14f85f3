import { SandboxError } from '../../../errors.ts';
import { valueAt } from '../../../inference/body-path.ts';
import type { ReplaceRole } from '../../../inference/resource.ts';
import { flattenGroup } from '../../../inference/wrapper/property-group.ts';
import { isObject, plainText, scalarNumber, scalarText } from '../../../json.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudRequest, WriteRequest } from '../crud-request.ts';
import { findById, findItem } from '../find-item.ts';
import { idInItem } from '../ids/item-id.ts';
import { itemReply, locationHeader } from '../items/item-response.ts';
import { withNested } from '../items/nested/nested-lists.ts';
import { withPathId } from '../items/path-id.ts';
import { isUpdate, replacedItem } from '../items/replaced-item.ts';
import { requireParent } from '../items/require-parent.ts';
import { insertItem, saveItem } from '../items/save-item.ts';
import { withoutBodyFromQuery } from '../items/sent-in-query.ts';
import { isText, sentItem } from '../items/sent-item.ts';
import { currentSingleton } from '../items/singleton.ts';
import { type Item, type StoredItem, singletonId } from '../stored-item.ts';
import { withNewValues } from './new-values.ts';
import { renamedRow } from './rename-item.ts';

/** Replaces an item with the request body; the id, and properties that only the server sets, do not change. */
export async function replaceItem(request: WriteRequest<ReplaceRole>): Promise<Reply> {
  const { crud, role } = request;
  const { resource } = role;
  await requireParent(request);
  const described = withoutBodyFromQuery(request, sentItem(crud, role, request.input));
  const id = idOf(request);
  // A body may leave out which item it is: that is a new one.
  if (id === undefined) return itemReply(request, await insertItem(request, { sent: described }));
  const stored = (await findItem(request, id)) ?? (await findElsewhere(request, id));
  const found = stored && (await withNested(request, resource, stored));
  if (found !== undefined && sendsNothing(request)) return itemReply(request, found);
  const full = isInPart(request) ? { ...found?.item, ...described } : described;
  if (found !== undefined) return itemReply(request, await replaceFound(request, found, full));
  const sent = withPathId(request, full, { id });
  const response = resource.isSingleton ? role.response : role.created;
  if (response === undefined) throw new SandboxError('not-found', `${resource.name} has no ${id}`);
  // A singleton that was never written has been read as generated: what a PUT may leave out stays so.
  const isPartial = resource.isSingleton && isUpdate(crud, role);
  const begun = withNewValues(crud, resource, sent);
  const whole = isPartial ? { ...(await currentSingleton(request)).item, ...sent } : begun;
  const row = await insertItem(request, { sent: whole, id });
  const headers = response.status === 201 ? locationHeader(request, row) : {};
  return itemReply(request, row, headers, response);
}

/** Whether a request leaves out a body that its operation declares and does not require: there is nothing to replace with. */
function sendsNothing({ role: { operation }, input }: WriteRequest<ReplaceRole>): boolean {
  return operation.requestBody !== undefined && input.body === undefined;
}

/** Whether a request says no more than what changes: a text alone, or a query without a body. */
function isInPart({ role: { operation }, input }: WriteRequest<ReplaceRole>): boolean {
  return isText(input, input.body) || operation.requestBody === undefined;
}

async function replaceFound(
  request: WriteRequest<ReplaceRole>,
  found: StoredItem,
  full: Item,
): Promise<StoredItem> {
  const renamed = await renamedRow(request, found, full);
  const sent = renamed ? full : withPathId(request, full, { id: found.id, stored: found.item });
  const item = replacedItem(request.crud, request.role, found.item, sent);
  return saveItem(request, renamed ?? found, { item, sent, isWhole: true });
}

/**
 * The item that a PUT which declares no body puts below another, as `/lists/{list}/songs/{song}` does: it is there already, and
 * from then on in this place too.
 */
async function findElsewhere(
  { context, role, parentIds }: WriteRequest<ReplaceRole>,
  id: string | number,
): Promise<StoredItem | undefined> {
  const { resource, nestedPath, operation } = role;
  const isPut = nestedPath !== undefined && operation.requestBody === undefined;
  if (!isPut || resource.idScope !== undefined) return undefined;
  const row = await findById(context, resource, [], id);
  return row && { ...row, within: { ...row.within, [nestedPath.path]: parentIds } };
}

/**
 * The id in the path or in the body, as the contract's type; `undefined` where the body has none. One in the body counts
 * even where the contract says that only the server sets it: nothing else says which item to replace.
 */
function idOf(request: CrudRequest<ReplaceRole>): string | number | undefined {
  const { resource, idParameter } = request.role;
  if (resource.isSingleton) return singletonId;
  const id = idParameter === undefined ? idInBody(request) : request.input.params[idParameter];
  if (id === undefined) return undefined;
  const text = scalarText(id);
  if (resource.id.type === 'string' && text !== undefined) return text;
  if (resource.id.type !== 'string' && Number.isFinite(scalarNumber(id))) return scalarNumber(id);
  // A path of several, or a body, may take texts where the ids are numbers: no item has such an id.
  const kind = resource.id.type === 'string' ? 'texts' : 'numbers';
  throw new SandboxError('not-found', `${resource.name} has no ${plainText(id)}: its ids are ${kind}`);
}

function idInBody(request: CrudRequest<ReplaceRole>): unknown {
  const { resource, sent } = request.role;
  const item = flattenGroup(valueAt(request.input.body, sent.itemPath), sent.group);
  return isObject(item) ? idInItem(resource.id, item) : undefined;
}
