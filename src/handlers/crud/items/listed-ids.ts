import { withValueAt } from '../../../inference/body-path.ts';
import type { SuccessResponse } from '../../../inference/resource.ts';
import type { StoredItem } from '../stored-item.ts';

/** A body with the ids of the created items, where the response lists those. */
export function withIds(
  body: unknown,
  { idsPath }: SuccessResponse,
  ids: readonly StoredItem['id'][],
): unknown {
  return idsPath === undefined ? body : withValueAt(body, idsPath, ids);
}
