import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { FilterCandidate, PresenceFilter } from './filter.ts';
import type { FilterFields } from './filter-fields.ts';
import { operatorReadings } from './operators.ts';
import { hasType } from './query-parameter.ts';

/** Infers the filter of a parameter that is true or false: `parent__isnull`, `deletedAt[exists]`, `has_parent`. */
export function inferPresenceFilter(
  mergeSchema: MergeSchema,
  { parameterPath, name, schema }: FilterCandidate,
  fields: FilterFields,
): PresenceFilter | undefined {
  if (!hasType(mergeSchema(schema), ['boolean'])) return undefined;
  for (const { operator, of } of operatorReadings(name)) {
    if ((operator !== 'present' && operator !== 'absent') || of.length === 0) continue;
    const field = fields.find([of.join('')]);
    if (field)
      return { kind: 'presence', parameterPath, path: field.path, isPresent: operator === 'present' };
  }
  return undefined;
}
