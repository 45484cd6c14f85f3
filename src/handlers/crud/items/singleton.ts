import { isObject } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';
import { type StoredItem, singletonId } from '../stored-item.ts';
import { findItem, requireParent } from './find-item.ts';

/** The item of a singleton: the stored one, else one generated from the contract. */
export async function currentSingleton(request: CrudRequest): Promise<Pick<StoredItem, 'id' | 'item'>> {
  await requireParent(request);
  const found = await findItem(request, singletonId);
  return found ?? { id: singletonId, item: generatedItem(request) };
}

function generatedItem({ crud, role, parentIds }: CrudRequest) {
  const { name, responseSchemas } = role.resource;
  const generated = crud.sample(responseSchemas[0] ?? {}, { name, key: [name, ...parentIds].join(' ') });
  return isObject(generated) ? generated : {};
}

/** Whether the item of a singleton is stored, and not generated. */
export function isStored(row: Pick<StoredItem, 'id' | 'item'>): row is StoredItem {
  return 'key' in row;
}
