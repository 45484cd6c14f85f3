import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import { inferNamedValue } from '../verbs/named-value.ts';

/** The verbs that end what others begin, where that is no `un` before them. */
const begunBy: ReadonlyMap<string, string> = new Map([
  ['detach', 'attach'],
  ['disconnect', 'connect'],
  ['disassociate', 'associate'],
  ['dissociate', 'associate'],
  ['release', 'assign'],
]);

/**
 * What an action takes out of an item, as `null`, or `undefined` where that is what its schema allows: what the action that it undoes is sent. `/volumes/{id}/detach` clears
 * the `server_id` that `/volumes/{id}/attach` sets, where the schema of the item lets it be null or away.
 */
export function clearedProperties(
  mergeSchema: MergeSchema,
  operations: Iterable<Operation>,
  { path, method }: Operation,
  item: Schema,
): Readonly<Record<string, null | undefined>> {
  const last = path.slice(path.lastIndexOf('/') + 1);
  const verb = plainName(last);
  const begun = begunBy.get(verb) ?? (verb.startsWith('un') ? verb.slice(2) : '');
  if (begun === '') return {};
  const before = path.slice(0, path.length - last.length);
  const { properties, required } = mergeSchema(item);
  for (const other of operations) {
    if (other.method !== method || !other.path.startsWith(before)) continue;
    if (plainName(other.path.slice(before.length)) !== begun) continue;
    const sent = mergeSchema(contentWithFields(other.requestBody?.content)?.schema ?? {}).properties;
    const alias = inferNamedValue(mergeSchema, item, begun, sent)?.[1];
    const cleared = [...sent.keys(), ...(alias === undefined ? [] : [alias])].filter((name) =>
      properties.has(name),
    );
    return Object.fromEntries(
      cleared.flatMap((name): [string, null | undefined][] => {
        if (mergeSchema(properties.get(name) ?? {}).isNullable) return [[name, null]];
        return name === alias && !required.has(name) ? [[name, undefined]] : [];
      }),
    );
  }
  return {};
}
