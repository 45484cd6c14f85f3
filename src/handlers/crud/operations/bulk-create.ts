import { valueAt } from '../../../inference/body-path.ts';
import { findName } from '../../../inference/naming.ts';
import type { BulkCreateRole } from '../../../inference/resource.ts';
import { pointerToken } from '../../../openapi/reference.ts';
import type { Reply } from '../../../operation.ts';
import { visitInTurns } from '../../../turns.ts';
import { reportsUnknownIds, unknownIds } from '../bulk/unknown-ids.ts';
import type { WriteRequest } from '../crud-request.ts';
import { createdBody, updatedBody } from '../items/counted-response.ts';
import { manyReply } from '../items/many-response.ts';
import { itemInBody } from '../items/request-item.ts';
import { requireParent } from '../items/require-parent.ts';
import { insertItem } from '../items/save-item.ts';
import { withQueryValues } from '../items/sent-in-query.ts';
import type { StoredItem } from '../stored-item.ts';
import { importFile } from './import-file.ts';
import { unknownId, upsertItem } from './upsert-item.ts';

/** Creates, or where the operation says so updates, an item from each of those in the request body: all of them, or none when one is rejected. */
export async function createItems(request: WriteRequest<BulkCreateRole>): Promise<Reply> {
  const { crud, role } = request;
  await requireParent(request);
  if (role.file !== undefined) return importFile(request, role.file);
  const created: StoredItem[] = [];
  const { schema = {} } = role.response;
  const unknownOnes: string[] = [];
  const skipsUnknown = role.isUpdate === true && reportsUnknownIds(crud, schema);
  const listPointer = role.itemsPath.map((step) => `/${pointerToken(`${step}`)}`).join('');
  await visitInTurns(itemsIn(request.input.body, role).entries(), async ([index, each]) => {
    const sent = withQueryValues(request, itemInBody(crud, role, asItem(request, each)));
    const one = { ...request, elementPointer: `${listPointer}/${index}` };
    const unknown = skipsUnknown ? await unknownId(one, sent) : undefined;
    if (unknown !== undefined) return void unknownOnes.push(unknown);
    created.push(role.isUpsert ? (await upsertItem(one, sent)).row : await insertItem(one, { sent }));
  });
  const counted = role.isUpdate ? updatedBody : createdBody;
  return manyReply(request, created, {
    ...counted(crud, schema, created.length),
    ...unknownIds(crud, schema, unknownOnes),
  });
}

/** The likeliest names of what a text alone says of an item. */
const textNames = [
  'name',
  'title',
  'label',
  'login',
  'username',
  'slug',
  'code',
  'key',
  'ref',
  'value',
  'text',
];

/** An element as an item: a text alone is its name, as the labels are that are sent as `["bug"]`. */
function asItem({ crud, role: { resource } }: WriteRequest<BulkCreateRole>, element: unknown): unknown {
  if (typeof element !== 'string') return element;
  const names = resource.responseSchemas.flatMap((schema) => [...crud.mergeSchema(schema).properties.keys()]);
  const { property, clientMaySet } = resource.id;
  const name = (clientMaySet ? property : undefined) ?? findName(names, textNames) ?? property;
  return name === undefined ? element : { [name]: element };
}

function itemsIn(body: unknown, { itemsPath }: BulkCreateRole): readonly unknown[] {
  const items = valueAt(body, itemsPath);
  return Array.isArray(items) ? items : [];
}
