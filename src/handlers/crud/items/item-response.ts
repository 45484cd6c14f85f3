import type { Answer, Resource } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import type { Served } from '../crud-context.ts';
import { isItem } from './fill-defaults.ts';
import { present } from './serialize-item.ts';
import type { Item, StoredItem } from './stored-item.ts';

/** How the items of a resource are shown. */
export function showingOf(served: Served, resource: Resource, id: unknown) {
  return { key: `${resource.name} ${String(id)}`, ...served.propertiesOf(resource) };
}

/** An answer that shows one item, as its operation declares it. */
export function itemReply(
  served: Served,
  answer: Answer,
  resource: Resource,
  { id, item }: Pick<StoredItem, 'id' | 'item'>,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status: answer.status,
    headers,
    ...(answer.schema !== undefined && { body: bodyOf(served, answer, resource, id, item) }),
  };
}

function bodyOf(served: Served, answer: Answer, resource: Resource, id: unknown, item: Item): unknown {
  const showing = showingOf(served, resource, id);
  const schema = answer.schema ?? {};
  if (answer.wrapper === undefined) return present(served, schema, item, showing) ?? item;
  const shown = present(served, answer.item ?? {}, item, showing);
  const around = { ...showing, known: new Set<string>() };
  const body = present(served, schema, { [answer.wrapper]: shown }, around);
  return isItem(body) ? { ...body, [answer.wrapper]: shown } : body;
}

/** The path of the operation that reads an item, its values percent-encoded. */
export function locationOf(
  readPath: string | undefined,
  values: readonly string[],
  id: unknown,
): Readonly<Record<string, string>> {
  if (readPath === undefined) return {};
  const names = [...readPath.matchAll(/\{[^{}]+\}/g)];
  const known = names.length === 1 ? [String(id)] : [...values, String(id)];
  const left = known.map(encodeURIComponent);
  return { Location: readPath.replace(/\{[^{}]+\}/g, () => left.shift() ?? '') };
}
