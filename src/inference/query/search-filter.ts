import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import type { FilterCandidate, SearchFilter } from './filter.ts';
import { type FilterField, fieldPathOf } from './filter-fields.ts';
import { hasType } from './query-parameter.ts';

const names =
  /^(q|query|search|searchterm|searchtext|searchquery|searchstring|keyword|keywords|fulltext|freetext)$/;

/** A parameter such as `q` or `search`, which looks for words in all texts of a row that answers show. */
export function inferSearchFilter(
  mergeSchema: MergeSchema,
  { parameterPath, name, schema }: FilterCandidate,
  targets: readonly FilterField[],
): SearchFilter | undefined {
  const envelope = mergeSchema(schema);
  const { keywords } = envelope;
  const isText = hasType(envelope, ['string']);
  const isFree = keywords.enum === undefined && keywords.format === undefined;
  if (!names.test(plainName(name)) || !isText || !isFree) return undefined;
  const texts = targets.filter((target) => isSearched(mergeSchema, target)).map(fieldPathOf);
  return texts.length === 0 ? undefined : { kind: 'search', parameterPath, fields: texts };
}

/** Whether a property is a text or a list of them, and no secret. */
function isSearched(mergeSchema: MergeSchema, { schema }: FilterField): boolean {
  const envelope = mergeSchema(schema);
  const { types, keywords } = envelope.items === undefined ? envelope : mergeSchema(envelope.items);
  const isSecret =
    envelope.keywords.writeOnly === true || /^(password|binary|byte)$/.test(`${keywords.format}`);
  return types.has('string') && !isSecret;
}
