import { isDeepStrictEqual } from 'node:util';
import type { BulkUpdateRole } from '../../../inference/resource.ts';
import { isObject, ownValue, plainText } from '../../../json.ts';
import type { Reply } from '../../../operation.ts';
import { mergePatch } from '../../../schema/merge-patch.ts';
import type { Row } from '../../../storage/store.ts';
import { visitInTurns } from '../../../turns.ts';
import { unknownIds } from '../bulk/unknown-ids.ts';
import type { WriteRequest } from '../crud-request.ts';
import { findItem } from '../find-item.ts';
import { updatedBody } from '../items/counted-response.ts';
import { manyReply } from '../items/many-response.ts';
import { withNested } from '../items/nested/nested-lists.ts';
import { itemInBody } from '../items/request-item.ts';
import { requireParent } from '../items/require-parent.ts';
import { saveItem } from '../items/save-item.ts';
import { ownRows } from '../query/own-rows.ts';
import { itemsOf, parentKey, type StoredItem } from '../stored-item.ts';

/**
 * Changes all items alike whose ids the body lists, or all below the parents in the path. Those that are not there are left
 * out of the count, and reported where the response has a place for them.
 */
export async function updateItems(request: WriteRequest<BulkUpdateRole>): Promise<Reply> {
  const { crud, role, input } = request;
  await requireParent(request);
  const sent = role.sent === undefined ? {} : onlyDeclared(request, itemInBody(crud, role, input.body));
  const updated: StoredItem[] = [];
  const { rows, unknown } = await selectedItems(request);
  await visitInTurns(rows, async (stored) => {
    const row = await withNested(request, role.resource, stored);
    const patched = mergePatch(crud.mergeSchema, role.sent?.schema ?? {}, row.item, sent);
    const item = { ...patched, ...role.changes };
    const isSame = isDeepStrictEqual(item, row.item);
    if (isSame && role.idsName === undefined) return;
    updated.push(isSame ? row : await saveItem(request, row, { item, sent, isWhole: false }));
  });
  const { schema = {} } = role.response;
  return manyReply(request, updated, {
    ...updatedBody(crud, schema, updated.length),
    ...unknownIds(crud, schema, unknown),
  });
}

/** The items that an operation changes, and the ids in its body that no item has, or only another person's. */
async function selectedItems(request: WriteRequest<BulkUpdateRole>) {
  const { context, role, input, parentIds } = request;
  const { idsName, resource, nestedPath } = role;
  const isOwn = await ownRows(request);
  if (idsName === undefined) {
    const where = nestedPath && { index: nestedPath.path, key: parentKey(parentIds) };
    const matches = isOwn && ((row: Row) => isOwn((row as StoredItem).item));
    const query = { ...(where && { where }), ...(matches && { matches }) };
    return { rows: await itemsOf(context, resource).list(query), unknown: [] };
  }
  const rows: StoredItem[] = [];
  const unknown: string[] = [];
  await visitInTurns(idsIn(input.body, idsName), async (id) => {
    const row = await findItem(request, id);
    if (row === undefined || isOwn?.(row.item) === false) unknown.push(id);
    else rows.push(row);
  });
  return { rows, unknown };
}

/** What of a body changes items, and does not say which: only that is declared where the ids are beside it. */
function onlyDeclared({ crud, role }: WriteRequest<BulkUpdateRole>, sent: Readonly<Record<string, unknown>>) {
  if (role.sent === undefined || role.sent.itemPath.length > 0) return sent;
  const { properties } = crud.mergeSchema(role.sent.schema);
  return Object.fromEntries(Object.entries(sent).filter(([name]) => properties.has(name)));
}

/** The ids in a body, each once. */
function idsIn(body: unknown, idsName: string): readonly string[] {
  const ids = isObject(body) ? ownValue(body, idsName) : undefined;
  return [...new Set((Array.isArray(ids) ? ids : []).map(plainText))];
}
