import type { MergeSchema } from '../../schema/merged-schema.ts';
import { isIdentifier } from '../identity/identifier-words.ts';
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

function isTextPart(operator: string): operator is TextPart {
  return operator === 'contains' || operator === 'startsWith' || operator === 'endsWith';
}
