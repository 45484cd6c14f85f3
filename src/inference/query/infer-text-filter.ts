import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { isIdentifier } from '../identity/identifier-words.ts';
import { plainName } from '../naming.ts';
import type { FilterCandidate, TextFilter, TextPart } from './filter.ts';
import { elementOf, type FilterFields } from './filter-fields.ts';
import { operatorReadings } from './operators.ts';
import { hasType } from './query-parameter.ts';

/** Infers the filter of a parameter for a part of a text: `name_like`, `name__contains`, `email_ends_with`. */
export function inferTextFilter(
  mergeSchema: MergeSchema,
  { parameterPath, name, schema }: FilterCandidate,
  fields: FilterFields,
): TextFilter | undefined {
  if (!hasType(elementOf(mergeSchema, schema), ['string'])) return undefined;
  // The id of something else: `search_id` is that of a search, and no part of an `id`.
  if (isIdentifier(name)) return undefined;
  for (const { operator, of } of operatorReadings(name)) {
    const field = isTextPart(operator) && of.length > 0 ? fields.find([of.join('')]) : undefined;
    const isText = field !== undefined && hasType(elementOf(mergeSchema, field.schema), ['string']);
    if (isTextPart(operator) && isText)
      return { kind: 'text', parameterPath, path: field.path, part: operator };
  }
  return undefined;
}

/** What says of a parameter that its value may be a part of what it is compared with. */
const partText =
  /\b(?:contains?|containing|partial(?:ly)?|substrings?|fuzzy)\b|\bpart of (?:the|a|its)\b|\b(?:contiene|contenga|parcial|contém|contient|enthält)(?!\p{L})/iu;

/** Properties that are looked for by a part of their text, by plain names: nobody searches by a whole title. */
const searchedFields =
  /(?:name|title|description|author|artist|content|text|body|subject|summary|caption|address|keyword|nombre|titulo|autor|descripcion|nome|descricao|nom|titre|auteur)$/;

/** The last words of paths that search, by plain names. */
const searchWords: ReadonlySet<string> = new Set(['search', 'find', 'lookup', 'autocomplete', 'suggest']);

/**
 * Infers the filter of a parameter whose value may be a part of a text: its description says so, or it is about a name or a
 * title in a search, as `?name=bat` of `/heroes/search`.
 * @param words the last word of the path of the list
 */
export function inferPartFilter(
  mergeSchema: MergeSchema,
  { parameterPath, name, schema }: FilterCandidate,
  fields: FilterFields,
  {
    description = '',
    words,
  }: { readonly description?: string | undefined; readonly words: readonly string[] },
): TextFilter | undefined {
  const { types, keywords } = mergeSchema(schema);
  const isFree = types.has('string') && types.size === 1 && (keywords.default ?? '') === '';
  if (!isFree || !isFreeText(keywords) || isIdentifier(name)) return undefined;
  const isSearched = words.some((word) => searchWords.has(word)) && searchedFields.test(plainName(name));
  const field = partText.test(description) || isSearched ? fields.find([name]) : undefined;
  if (field === undefined) return undefined;
  const shown = elementOf(mergeSchema, field.schema);
  if (!shown.types.has('string') || !isFreeText(shown.keywords)) return undefined;
  return { kind: 'text', parameterPath, path: field.path, part: 'contains' };
}

function isFreeText({ enum: values, format }: MergedSchema['keywords']): boolean {
  return values === undefined && format === undefined;
}

function isTextPart(operator: string): operator is TextPart {
  return operator === 'contains' || operator === 'startsWith' || operator === 'endsWith';
}
