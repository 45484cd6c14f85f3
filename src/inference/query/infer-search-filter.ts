import { plainText } from '../../json.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import type { FilterCandidate, SearchFilter } from './filter.ts';
import { elementOf, type FilterField, type FilterFields } from './filter-fields.ts';
import { hasType } from './query-parameter.ts';

/** The names of parameters that are searched for in every text, by plain names; a new one is a word more. */
export const searchNames: readonly string[] = [
  'q',
  'query',
  'search',
  'searchterm',
  'searchtext',
  'searchquery',
  'searchstring',
  'keyword',
  'keywords',
  'fulltext',
  'freetext',
];

/** Infers the filter of a parameter such as `q` or `search`: its words are looked for in all texts of a row. */
export function inferSearchFilter(
  mergeSchema: MergeSchema,
  { parameterPath, name, schema }: FilterCandidate,
  fields: FilterFields,
): SearchFilter | undefined {
  const merged = mergeSchema(schema);
  const { keywords } = merged;
  const isText = hasType(merged, ['string']);
  const isFree = keywords.enum === undefined && keywords.format === undefined;
  if (!searchNames.includes(plainName(name)) || !isText || !isFree) return undefined;
  const texts = fields.own.filter((field) => isSearched(mergeSchema, field)).map(({ path }) => ({ path }));
  return texts.length === 0 ? undefined : { kind: 'search', parameterPath, fields: texts };
}

/** Whether a property is a text or a list of texts, and no secret. */
function isSearched(mergeSchema: MergeSchema, { schema }: FilterField): boolean {
  const { types, keywords } = elementOf(mergeSchema, schema);
  const isSecret =
    mergeSchema(schema).keywords.writeOnly === true ||
    /^(password|binary|byte)$/.test(plainText(keywords.format));
  return types.has('string') && !isSecret;
}
