import { isDeepStrictEqual } from 'node:util';
import type { Resource } from '../../../inference/resource.ts';
import type { RowResult, RowSchema } from '../../../state/state-schema.ts';
import type { Row } from '../../../storage/store.ts';
import { type Steps, visitInSteps } from '../../../turns.ts';
import type { StoredItem } from '../stored-item.ts';

/** A time that no stored item has: what an import would fill in differs from what is stored. */
const never = new Date(0);

/** More rows than this are exported as they are stored: nobody edits them by hand, and to read each as an import takes its time. */
const maxPlain = 1_000;

/**
 * The rows of an export as a person would write them, without their keys and what the items say themselves; as they are
 * stored, where an import would not make the same of them. In steps.
 * @param begin how an import reads rows
 */
export function* plainRows(
  rows: readonly Row[],
  resource: Resource,
  begin: RowSchema['begin'],
): Steps<readonly Row[]> {
  if (rows.length === 0 || rows.length > maxPlain) return rows;
  const stored = rows as readonly StoredItem[];
  const plain = stored.map(({ item }) => item);
  const read = yield* begin(plain, never);
  let areSame = true;
  yield* visitInSteps(stored, (row) => {
    areSame = isSame(read(row.item), row, resource);
    return areSame;
  });
  return areSame ? plain : rows;
}

function isSame({ row, issues }: RowResult, stored: StoredItem, resource: Resource): boolean {
  if (row === undefined || issues.length > 0) return false;
  const { key, ...parsed } = row as StoredItem;
  const { key: storedKey, ...others } = stored;
  return (key === storedKey || !isKeyShown(resource, stored)) && isDeepStrictEqual(parsed, others);
}

/** Whether a client sees the key of an item, in ids that follow from it; elsewhere it merely keeps items in order. */
function isKeyShown({ id: { format, assignedBy }, isSingleton }: Resource, { id }: StoredItem): boolean {
  if (isSingleton || assignedBy !== 'server' || !Number.isNaN(Number(id))) return true;
  return format.kind === 'sequence' || format.kind === 'choice';
}
