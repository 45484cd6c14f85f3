import { isDeepStrictEqual } from 'node:util';
import type { BulkUpdateRole } from '../../../inference/resource.ts';
import { isObject, ownValue, plainText } from '../../../json.ts';
import type { Reply } from '../../../operation.ts';
import { mergePatch } from '../../../schema/merge-patch.ts';
import { visitInTurns } from '../../../turns.ts';
import { unknownIds } from '../bulk/unknown-ids.ts';
import type { WriteRequest } from '../crud-request.ts';
import { findItem } from '../find-item.ts';
import { updatedBody } from '../items/counted-response.ts';
import { manyReply } from '../items/many-response.ts';
import { itemInBody } from '../items/request-item.ts';
import { requireParent } from '../items/require-parent.ts';
import { saveItem } from '../items/save-item.ts';
import type { StoredItem } from '../stored-item.ts';

/**
 * Changes all items whose ids the body lists alike. Those that are not there are left out of the count, and reported
 * where the response has a place for them.
 */
export async function updateItems(request: WriteRequest<BulkUpdateRole>): Promise<Reply> {
  const { crud, role, input } = request;
  await requireParent(request);
  const sent = role.sent === undefined ? {} : onlyDeclared(request, itemInBody(crud, role, input.body));
  const updated: StoredItem[] = [];
  const unknown: string[] = [];
  await visitInTurns(idsIn(input.body, role), async (id) => {
    const row = await findItem(request, id);
    if (row === undefined) return void unknown.push(id);
    const patched = mergePatch(crud.mergeSchema, role.sent?.schema ?? {}, row.item, sent);
    const item = { ...patched, ...role.changes };
    const isSame = isDeepStrictEqual(item, row.item);
    updated.push(isSame ? row : await saveItem(request, row, { item, sent, isWhole: false }));
  });
  const { schema = {} } = role.response;
  return manyReply(request, updated, {
    ...updatedBody(crud, schema, updated.length),
    ...unknownIds(crud, schema, unknown),
  });
}

/** What of a body changes items, and does not say which: only that is declared where the ids are beside it. */
function onlyDeclared({ crud, role }: WriteRequest<BulkUpdateRole>, sent: Readonly<Record<string, unknown>>) {
  if (role.sent === undefined || role.sent.itemPath.length > 0) return sent;
  const { properties } = crud.mergeSchema(role.sent.schema);
  return Object.fromEntries(Object.entries(sent).filter(([name]) => properties.has(name)));
}

/** The ids in a body, each once. */
function idsIn(body: unknown, { idsName }: BulkUpdateRole): readonly string[] {
  const ids = isObject(body) ? ownValue(body, idsName) : undefined;
  return [...new Set((Array.isArray(ids) ? ids : []).map(plainText))];
}
