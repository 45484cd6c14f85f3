import { plainName } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { MergeSchema } from '../../../schema/merged-schema.ts';

/** The names by which responses show properties that requests send in another style: `FriendlyName` is `friendly_name`. */
export type ShownNames = ReadonlyMap<string, string>;

/** Finds them for the properties of a request's schema; those that responses show by the same name are not in the map. */
export function shownNamesOf(
  mergeSchema: MergeSchema,
  { responseSchemas }: Pick<Resource, 'responseSchemas'>,
  sent: Schema,
): ShownNames {
  const shown = responseSchemas.flatMap((view) => [...mergeSchema(view).properties.keys()]);
  const byPlain = new Map(shown.toReversed().map((name) => [plainName(name), name]));
  const names = [...mergeSchema(sent).properties.keys()];
  return new Map(
    names.flatMap((name) => {
      const other = byPlain.get(plainName(name));
      return other === undefined || shown.includes(name) || names.includes(other) ? [] : [[name, other]];
    }),
  );
}
