import { valueAt } from '../../../inference/body-path.ts';
import type { BulkCreateRole } from '../../../inference/resource.ts';
import { pointerToken } from '../../../openapi/reference.ts';
import type { Reply } from '../../../operation.ts';
import { visitInTurns } from '../../../turns.ts';
import type { WriteRequest } from '../crud-request.ts';
import { createdBody } from '../items/counted-response.ts';
import { manyReply } from '../items/many-response.ts';
import { itemInBody } from '../items/request-item.ts';
import { requireParent } from '../items/require-parent.ts';
import { insertItem } from '../items/save-item.ts';
import { withQueryValues } from '../items/sent-in-query.ts';
import type { StoredItem } from '../stored-item.ts';
import { upsertItem } from './upsert-item.ts';

/** Creates, or where the operation says so updates, an item from each of those in the request body: all of them, or none when one is rejected. */
export async function createItems(request: WriteRequest<BulkCreateRole>): Promise<Reply> {
  const { crud, role } = request;
  await requireParent(request);
  const created: StoredItem[] = [];
  const listPointer = role.itemsPath.map((step) => `/${pointerToken(`${step}`)}`).join('');
  await visitInTurns(itemsIn(request.input.body, role).entries(), async ([index, each]) => {
    const sent = withQueryValues(request, itemInBody(crud, role, each));
    const one = { ...request, elementPointer: `${listPointer}/${index}` };
    created.push(role.isUpsert ? (await upsertItem(one, sent)).row : await insertItem(one, { sent }));
  });
  return manyReply(request, created, createdBody(crud, role.response.schema ?? {}, created.length));
}

function itemsIn(body: unknown, { itemsPath }: BulkCreateRole): readonly unknown[] {
  const items = valueAt(body, itemsPath);
  return Array.isArray(items) ? items : [];
}
