import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName, singularsOf } from '../naming.ts';
import type { FilterCandidate, ValueFilter } from './filter.ts';
import { elementOf, type FilterField, type FilterFields } from './filter-fields.ts';
import { operatorReadings } from './operators.ts';
import { inferValueWords } from './value-words.ts';

/** Infers the filter of a parameter named as a property; a list of values may have a plural name, such as `ids`. */
export function inferValueFilter(
  mergeSchema: MergeSchema,
  candidate: FilterCandidate,
  fields: FilterFields,
): ValueFilter | undefined {
  // `statuses[]` is a list by its name, also where its schema is that of one value.
  const isList = mergeSchema(candidate.schema).types.has('array') || candidate.name.endsWith('[]');
  // `ids` of type string are separated by commas: `?ids=1,2`.
  const isSplit = !isList && /^(?:ids|uuids)$/.test(plainName(candidate.name));
  const names = isList || isSplit ? singularsOf(plainName(candidate.name)) : [];
  const field = fields.find([candidate.name, ...names]);
  return field && { ...valueFilterOf(mergeSchema, candidate, field), ...(isSplit && additions.among) };
}

/** What each operator on values adds to the filter. */
const additions = {
  equal: {},
  among: { isSplit: true },
  not: { isNegated: true },
  notAmong: { isNegated: true, isSplit: true },
} as const;

/** Infers the filter of a parameter whose name has an operator on values: `status_ne`, `id__in`, `excludeStatus`. */
export function inferOperatorOnValues(
  mergeSchema: MergeSchema,
  candidate: FilterCandidate,
  fields: FilterFields,
): ValueFilter | undefined {
  for (const { operator, of } of operatorReadings(candidate.name)) {
    if (!isOnValues(operator)) continue;
    const field = of.length === 0 ? undefined : fields.find([of.join('')]);
    if (field) return { ...valueFilterOf(mergeSchema, candidate, field), ...additions[operator] };
  }
  return undefined;
}

function isOnValues(operator: string): operator is keyof typeof additions {
  return Object.hasOwn(additions, operator);
}

function valueFilterOf(
  mergeSchema: MergeSchema,
  { parameterPath, schema }: FilterCandidate,
  { path, schema: property }: FilterField,
): ValueFilter {
  const words = inferValueWords(elementOf(mergeSchema, property), elementOf(mergeSchema, schema));
  return { kind: 'value', parameterPath, path, words };
}
