import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
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

/** What a parameter says to have been done to the rows, or not to: `assigned`, `isUnassigned`, `only_scheduled`. */
const doneWords = /^(?:is|only|has)?(un|not)?([a-z]{3,}ed)(?:only)?$/;

/**
 * Infers the filter of a parameter that is true or false, and asks for what something was done to, where the rows say by
 * or to whom, or when: `unassigned` those without an `assigneeId`, `scheduled` those with a `scheduledAt`.
 */
export function inferDoneFilter(
  mergeSchema: MergeSchema,
  { parameterPath, name, schema }: FilterCandidate,
  fields: FilterFields,
): PresenceFilter | undefined {
  const [, negation, word] = doneWords.exec(plainName(name)) ?? [];
  if (word === undefined || !hasType(mergeSchema(schema), ['boolean'])) return undefined;
  const person = `${word.slice(0, -1)}e`;
  const field = fields.find([
    ...[`${person}id`, person, `${word}toid`, `${word}to`, `${word}userid`, `${word}byid`, `${word}by`],
    ...[`${word}at`, `${word}on`, `${word}date`],
  ]);
  return field && { kind: 'presence', parameterPath, path: field.path, isPresent: negation === undefined };
}
