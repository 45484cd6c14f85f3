import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';

/** The verbs that end what others begin, where that is no `un` before them. */
const begunBy: ReadonlyMap<string, string> = new Map([
  ['detach', 'attach'],
  ['disconnect', 'connect'],
  ['disassociate', 'associate'],
  ['dissociate', 'associate'],
]);

/**
 * What an action takes out of an item, as `null`: what the action that it undoes is sent. `/volumes/{id}/detach` clears
 * the `server_id` that `/volumes/{id}/attach` sets, where the schema of the item lets it be null.
 */
export function clearedProperties(
  mergeSchema: MergeSchema,
  operations: Iterable<Operation>,
  { path, method }: Operation,
  item: Schema,
): Readonly<Record<string, null>> {
  const last = path.slice(path.lastIndexOf('/') + 1);
  const verb = plainName(last);
  const begun = begunBy.get(verb) ?? (verb.startsWith('un') ? verb.slice(2) : '');
  if (begun === '') return {};
  const before = path.slice(0, path.length - last.length);
  const { properties } = mergeSchema(item);
  for (const other of operations) {
    if (other.method !== method || !other.path.startsWith(before)) continue;
    if (plainName(other.path.slice(before.length)) !== begun) continue;
    const sent = mergeSchema(contentWithFields(other.requestBody?.content)?.schema ?? {}).properties;
    const cleared = [...sent.keys()].filter((name) => mergeSchema(properties.get(name) ?? {}).isNullable);
    return Object.fromEntries(cleared.filter((name) => properties.has(name)).map((name) => [name, null]));
  }
  return {};
}
