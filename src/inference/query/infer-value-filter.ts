import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName, singularsOf } from '../naming.ts';
import type { FilterCandidate, ValueFilter } from './filter.ts';
import { type FilterField, fieldPathOf, findFilterField } from './filter-fields.ts';

/** Infers the filter of a parameter named as a property; a list of values may have a plural name, such as `ids`. */
export function inferValueFilter(
  mergeSchema: MergeSchema,
  { parameterPath, name, schema }: FilterCandidate,
  fields: readonly FilterField[],
): ValueFilter | undefined {
  const isList = mergeSchema(schema).types.has('array');
  const field = findFilterField(fields, [name, ...(isList ? singularsOf(plainName(name)) : [])]);
  return field && { kind: 'value', parameterPath, ...fieldPathOf(field) };
}
