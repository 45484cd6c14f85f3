import type { BulkRole } from '../../contract/resource.ts';
import type { Handler, Reply } from '../handler.ts';
import { showingOf } from './answer.ts';
import { isItem } from './complete.ts';
import { homeValues, requireParent } from './places.ts';
import { present } from './present.ts';
import { sentItem } from './sent-item.ts';
import type { Served } from './served.ts';
import type { StoredItem } from './stored-item.ts';
import { insertItem } from './write-item.ts';

/** Makes an item of each of those that were sent: all of them, or none when one cannot be. */
export function createBulk(served: Served, role: BulkRole): Handler {
  return async (call, world) => {
    const values = homeValues(role, call);
    await requireParent(world, served, role.home, values);
    const made: StoredItem[] = [];
    for (const each of rowsIn(call.body, role.sentIn)) {
      const sent = sentItem(served, role.resource, role.sent, each);
      made.push(await insertItem(world, served, { role, values, sent }));
    }
    return replyOf(served, role, made);
  };
}

function rowsIn(body: unknown, path: readonly string[]): readonly unknown[] {
  const rows = path.reduce<unknown>((inner, name) => (isItem(inner) ? inner[name] : undefined), body);
  return Array.isArray(rows) ? rows : [];
}

function replyOf(served: Served, { answer, resource, shape }: BulkRole, made: readonly StoredItem[]): Reply {
  const { status, schema } = answer;
  if (schema === undefined) return { status };
  const around = { ...showingOf(served, resource, 'bulk'), known: new Set<string>() };
  if (shape === undefined) return { status, body: present(served, schema, {}, around) };
  const rows = made.map(({ id, item }) => present(served, shape.row, item, showingOf(served, resource, id)));
  const facts = shape.facts.filter(({ fact }) => fact === 'total' || fact === 'count');
  const told = facts.reduce(
    (body, { path }) => withValue(body, path, rows.length),
    withValue({}, shape.rows, rows),
  );
  return { status, body: present(served, schema, told, around) };
}

function withValue(body: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const inner = isItem(body) ? body[name] : undefined;
  return { ...(isItem(body) && body), [name]: withValue(inner, rest, value) };
}
