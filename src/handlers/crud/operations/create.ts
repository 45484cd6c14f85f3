import { valueAt, withValueAt } from '../../../inference/body-path.ts';
import { plainName } from '../../../inference/naming.ts';
import type { CreateRole } from '../../../inference/resource.ts';
import { isObject, ownValue, plainText } from '../../../json.ts';
import type { Reply } from '../../../operation.ts';
import { createPause, visitInTurns } from '../../../turns.ts';
import type { WriteRequest } from '../crud-request.ts';
import { findItem } from '../find-item.ts';
import { itemReply, locationHeader } from '../items/item-response.ts';
import { requireParent } from '../items/require-parent.ts';
import { insertItem } from '../items/save-item.ts';
import { withQueryValues } from '../items/sent-in-query.ts';
import { sentItem } from '../items/sent-item.ts';
import { cartLines } from '../relations/cart-lines.ts';
import { linkedItem } from '../relations/linked-item.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { createItems } from './bulk-create.ts';
import { upsertItem } from './upsert-item.ts';

/**
 * Creates an item from the request body; where the operation says so, updates one of the same id. A body may have several
 * instead, where the contract allows that.
 */
export async function createItem(request: WriteRequest<CreateRole>): Promise<Reply> {
  const { many } = request.role;
  if (many !== undefined && Array.isArray(valueAt(request.input.body, many.itemsPath))) {
    return createItems({ ...request, role: many });
  }
  await requireParent(request);
  const listed = listedItems(request.input.body);
  if (listed.length > 0) return createListed(request, listed);
  return isOfFiles(request) ? createOfFiles(request) : createOne(request);
}

/** The items of a body that is a list of them in one of its formats, such as CSV, although the create is of one. */
function listedItems(body: unknown): readonly unknown[] {
  return Array.isArray(body) && body.every(isObject) ? body : [];
}

/** Creates all of several items; the response, which is of one, shows the first. */
async function createListed(request: WriteRequest<CreateRole>, items: readonly unknown[]): Promise<Reply> {
  const replies: Reply[] = [];
  await visitInTurns(items.entries(), async ([index, body]) => {
    const one = { ...request, input: { ...request.input, body }, elementPointer: `/${index}` };
    const reply = await createOne(one);
    if (index === 0) replies.push(reply);
  });
  return replies[0] ?? createOne(request);
}

/** Whether several files are sent in one field, and the response, which has one item in a list, has place for an item of each. */
function isOfFiles({ role, input: { files = [] } }: WriteRequest<CreateRole>): boolean {
  const [first] = files;
  const isOneField = first?.field !== undefined && files.every(({ field }) => field === first.field);
  return isOneField && files.length > 1 && role.response.itemPath.at(-1) === 0;
}

/** Creates an item of each file that is sent; the response lists them. */
async function createOfFiles(request: WriteRequest<CreateRole>): Promise<Reply> {
  const path = request.role.response.itemPath.slice(0, -1);
  const replies: Reply[] = [];
  await visitInTurns(request.input.files ?? [], async (file) => {
    replies.push(await createOne({ ...request, input: { ...request.input, files: [file] } }));
  });
  const [first] = replies;
  if (first === undefined) return createOne(request);
  const rows = replies.flatMap(({ body }) => valueAt(body, path));
  return { ...first, body: path.length === 0 ? rows : withValueAt(first.body, path, rows) };
}

async function createOne(request: WriteRequest<CreateRole>): Promise<Reply> {
  const { crud, role } = request;
  const pause = createPause();
  const sent = withQueryValues(request, sentItem(crud, role, request.input));
  await pause();
  const hasOk = Object.hasOwn(role.operation.responses, '200');
  const known = { ...role.response, ...(hasOk && { status: 200 }) };
  if (role.updated !== undefined || isAskedFor(request, overwriting)) {
    const { row, isUpdated } = await upsertItem(request, sent);
    return isUpdated ? itemReply(request, row, {}, role.updated ?? known) : createdReply(request, row);
  }
  const existing = await existingItem(request, sent);
  if (existing !== undefined) return itemReply(request, existing, {}, known);
  const ordered = await cartLines(request, sent);
  const row = await insertItem(request, { sent: await linkedItem(request, ordered?.sent ?? sent) });
  await ordered?.emptyCart();
  await pause();
  return createdReply(request, row);
}

/** Plain names of query parameters by which a create is content with the item that is there. */
const contentWithExisting =
  /^(?:get|return|use|reuse)?if(?:it)?(?:already)?exists$|^(?:get|find)orcreate$|^(?:get|return|use|reuse)existing$/;

/** The same by which it updates that: `POST /items?upsert=true`. */
const overwriting =
  /^(?:is)?(?:upsert|overwrite|overwritten|createorupdate)$|^(?:update|replace|overwrite)(?:if|when|on)?(?:it)?(?:already)?(?:exists|exist|existing|conflict)$/;

/** Whether a query has a flag of some name, or PostgREST's `Prefer` asks for the same. */
function isAskedFor({ input: { query, headers } }: WriteRequest<CreateRole>, names: RegExp): boolean {
  const isMerge =
    names === overwriting && /\bresolution=merge-duplicates\b/.test(plainText(headers.prefer ?? ''));
  const isFlag = ([name, value]: [string, unknown]) =>
    plainText(value) === 'true' && names.test(plainName(name));
  return isMerge || Object.entries(query).some(isFlag);
}

/** The item that has an id of the one that was sent, where the query asks for that: `POST /apps?get_if_exists=true`. */
async function existingItem(request: WriteRequest<CreateRole>, sent: Item): Promise<StoredItem | undefined> {
  const { role } = request;
  const isAsked = isAskedFor(request, contentWithExisting);
  const { property = 'id', alternatives } = role.resource.id;
  for (const name of isAsked ? [property, ...alternatives] : []) {
    const id = ownValue(sent, name);
    const found = id === undefined || id === null ? undefined : await findItem(request, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The statuses of creates that lead to the new item. */
const leading: ReadonlySet<number> = new Set([201, 202, 302, 303]);

function createdReply(request: WriteRequest<CreateRole>, row: StoredItem): Reply {
  const { status } = request.role.response;
  const headers = leading.has(status) ? locationHeader(request, row) : {};
  return itemReply(request, row, headers);
}
