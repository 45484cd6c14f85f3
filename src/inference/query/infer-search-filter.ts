import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import type { FilterCandidate, SearchFilter } from './filter.ts';
import { type FilterField, fieldPathOf } from './filter-fields.ts';
import { hasType } from './query-parameter.ts';

const names =
  /^(q|query|search|searchterm|searchtext|searchquery|searchstring|keyword|keywords|fulltext|freetext)$/;

/** Infers the filter of a parameter such as `q` or `search`: its words are looked for in all texts of a row. */
export function inferSearchFilter(
  mergeSchema: MergeSchema,
  { parameterPath, name, schema }: FilterCandidate,
  fields: readonly FilterField[],
): SearchFilter | undefined {
  const merged = mergeSchema(schema);
  const { keywords } = merged;
  const isText = hasType(merged, ['string']);
  const isFree = keywords.enum === undefined && keywords.format === undefined;
  if (!names.test(plainName(name)) || !isText || !isFree) return undefined;
  const texts = fields.filter((field) => isSearched(mergeSchema, field)).map(fieldPathOf);
  return texts.length === 0 ? undefined : { kind: 'search', parameterPath, fields: texts };
}

/** Whether a property is a text or a list of texts, and no secret. */
function isSearched(mergeSchema: MergeSchema, { schema }: FilterField): boolean {
  const merged = mergeSchema(schema);
  const { types, keywords } = merged.items === undefined ? merged : mergeSchema(merged.items);
  const isSecret =
    merged.keywords.writeOnly === true || /^(password|binary|byte)$/.test(`${keywords.format}`);
  return types.has('string') && !isSecret;
}
