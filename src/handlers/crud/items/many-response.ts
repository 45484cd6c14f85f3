import type { BulkRole } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import type { Served } from '../crud-context.ts';
import { isItem } from './fill-defaults.ts';
import { showingOf } from './item-response.ts';
import { present } from './serialize-item.ts';
import type { Item, StoredItem } from './stored-item.ts';

/** The answer to an operation on many items: those items, how many they are, and what else it tells. */
export function manyReply(
  served: Served,
  { answer, resource, shape }: Pick<BulkRole, 'answer' | 'resource' | 'shape'>,
  items: readonly StoredItem[],
  told: Item = {},
): Reply {
  const { status, schema } = answer;
  if (schema === undefined) return { status };
  const around = { ...showingOf(served, resource, 'bulk'), known: new Set<string>() };
  if (shape === undefined) return { status, body: present(served, schema, told, around) };
  const rows = items.map(({ id, item }) => present(served, shape.row, item, showingOf(served, resource, id)));
  const facts = shape.facts.filter(({ fact }) => fact === 'total' || fact === 'count');
  const body = facts.reduce(
    (inner, { path }) => withValue(inner, path, rows.length),
    withValue(told, shape.rows, rows),
  );
  return { status, body: present(served, schema, body, around) };
}

function withValue(body: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const inner = isItem(body) ? body[name] : undefined;
  return { ...(isItem(body) && body), [name]: withValue(inner, rest, value) };
}
