import type { Parameter } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { plainName, singularsOf } from '../naming.ts';
import type { Filter, FilterCandidate, ValueFilter } from './filter.ts';
import { type FilterField, fieldPathOf, filterFieldsOf, findFilterField } from './filter-fields.ts';
import { inferRangeFilter, isOperator } from './range-filter.ts';
import { inferSearchFilter } from './search-filter.ts';

/** Which of the query parameters ask for some of the rows, and for which. */
export function inferFilters(
  mergeSchema: MergeSchema,
  query: readonly Parameter[],
  row: MergedSchema,
): readonly Filter[] {
  const targets = filterFieldsOf(mergeSchema, row);
  return query.flatMap((parameter) =>
    questionsOf(mergeSchema, parameter).flatMap((question) => {
      const filter =
        valueFilterOf(mergeSchema, question, targets) ??
        inferRangeFilter(mergeSchema, question, targets) ??
        inferSearchFilter(mergeSchema, question, targets);
      return filter === undefined ? [] : [filter];
    }),
  );
}

/** `filter[status]` asks for a status, and `filter` for what the properties of its value are; so does `price[gte]`. */
function questionsOf(mergeSchema: MergeSchema, { name, schema = {} }: Parameter): readonly FilterCandidate[] {
  const [, inner, rest = ''] = /^filters?\[([^[\]]+)\](.*)$/.exec(name) ?? [];
  const own = { parameterPath: [name], name: inner === undefined ? name : inner + rest, schema };
  const parts = [...mergeSchema(schema).properties].flatMap(([part, ofPart]) => {
    const parameterPath = [name, part];
    if (/^(filters?|where)$/i.test(name)) return [{ parameterPath, name: part, schema: ofPart }];
    return isOperator(part) ? [{ parameterPath, name: `${own.name} ${part}`, schema: ofPart }] : [];
  });
  return [own, ...parts];
}

/** A parameter named as a property; a list of values may be named as many of them: `ids`. */
function valueFilterOf(
  mergeSchema: MergeSchema,
  { parameterPath, name, schema }: FilterCandidate,
  targets: readonly FilterField[],
): ValueFilter | undefined {
  const isList = mergeSchema(schema).types.has('array');
  const target = findFilterField(targets, [name, ...(isList ? singularsOf(plainName(name)) : [])]);
  return target && { kind: 'value', parameterPath, ...fieldPathOf(target) };
}
