import { plainText } from '../../../json.ts';
import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import { plainName } from '../../naming.ts';
import type { Filter, FilterCandidate } from '../filter.ts';
import { hasType } from '../query-parameter.ts';
import { filterByState, stateCalled } from './named-state.ts';

/** What else a flag in a query says than the name of a state: `onlyUnread`, `unread_only`. */
const onlyWords = /^(?:only|just|show(?:only)?)|only$/;

/** What says that a flag adds to a list what it leaves out else: `includeArchived`. */
const includingWords = /^(?:include|including|with|also)/;

/**
 * Infers the filter of a parameter that is true or false, and that names a state of the rows: `archived` for their
 * `isArchived`, `unread` for their `isRead`, `unreadOnly`, and `includeArchived`, without which no archived one is listed.
 */
export function inferStateFilter(
  mergeSchema: MergeSchema,
  { parameterPath, name, schema }: FilterCandidate,
  row: MergedSchema,
): Filter | undefined {
  const parameter = mergeSchema(schema);
  if (!hasType(parameter, ['boolean'])) return undefined;
  const plain = plainName(name);
  const word = plain.replace(onlyWords, '').replace(includingWords, '').replace(/^is/, '');
  const state = word === '' ? undefined : stateCalled(mergeSchema, row, word);
  if (state === undefined) return undefined;
  if (includingWords.test(plain)) return withoutState(state, parameterPath, parameter);
  const isOnly = onlyWords.test(plain) || parameter.keywords.default === false;
  return filterByState(state, parameterPath, isOnly ? 'everything' : 'others');
}

/** The filter that leaves out what is in a state, unless its parameter is true. */
function withoutState(
  state: NonNullable<ReturnType<typeof stateCalled>>,
  parameterPath: FilterCandidate['parameterPath'],
  { keywords }: MergedSchema,
): Filter | undefined {
  if (!('value' in state) || keywords.default === true) return undefined;
  const { path, value } = state;
  const words = { everything: ['true'], absent: [], spellings: { false: plainText(value) } };
  return { kind: 'value', parameterPath, path, isNegated: true, words, standard: false };
}
