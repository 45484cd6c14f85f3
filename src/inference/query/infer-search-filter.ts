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

/** What the texts are called by which people know an item. */
const telling = /(?:name|title|subject|label|headline|summary|description|text|content|body|message|email)$/;

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
  const own = fields.own.filter((field) => isSearched(mergeSchema, field));
  const isNamed = own.some(({ path }) => telling.test(plainName(path.at(-1) ?? '')));
  const whole = [...own, ...(isNamed ? [] : textsWithin(mergeSchema, fields))];
  const said = whole.filter((field) => !isIdentifier(mergeSchema, field));
  const texts = (said.length === 0 ? whole : said).map(({ path }) => ({ path }));
  return texts.length === 0 ? undefined : { kind: 'search', parameterPath, fields: texts };
}

/**
 * The texts in the objects of a row by which people know it where it has none of its own: `profile.name`. An object with an
 * id is another item.
 */
function textsWithin(mergeSchema: MergeSchema, { own }: FilterFields): readonly FilterField[] {
  return own.flatMap(({ path, schema }) => {
    const { properties } = mergeSchema(schema);
    if (properties.has('id')) return [];
    const inner = [...properties].map(([name, property]) => ({ path: [...path, name], schema: property }));
    return inner.filter(
      (field) => telling.test(plainName(field.path.at(-1) ?? '')) && isSearched(mergeSchema, field),
    );
  });
}

/** Whether a property has an id or a time, in which a word is found by accident: `b` in a generated id. */
function isIdentifier(mergeSchema: MergeSchema, { path, schema }: FilterField): boolean {
  const { format } = elementOf(mergeSchema, schema).keywords;
  return (
    /(?:^|_)(?:[iu]+d|guid)s?$|Ids?$|ID$/.test(path.at(-1) ?? '') ||
    /^(?:uuid|date-time|date)$/.test(plainText(format))
  );
}

/** Whether a property is a text or a list of texts, and no secret. */
function isSearched(mergeSchema: MergeSchema, { schema }: FilterField): boolean {
  const { types, keywords } = elementOf(mergeSchema, schema);
  const isSecret =
    mergeSchema(schema).keywords.writeOnly === true ||
    /^(password|binary|byte)$/.test(plainText(keywords.format));
  return types.has('string') && !isSecret;
}
