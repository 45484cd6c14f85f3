import { type BodyPath, valueAt, withValueAt } from '../../../inference/body-path.ts';

/** A body with another form of the item that a path leads to, or of each of those in the list there. */
export async function changeItems(
  body: unknown,
  path: BodyPath,
  change: (item: unknown) => Promise<unknown>,
): Promise<unknown> {
  const value = valueAt(body, path);
  if (value === undefined) return body;
  if (!Array.isArray(value)) return withValueAt(body, path, await change(value));
  const changed: unknown[] = [];
  for (const each of value) changed.push(await change(each));
  return withValueAt(body, path, changed);
}
