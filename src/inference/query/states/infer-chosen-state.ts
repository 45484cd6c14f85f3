import { plainText } from '../../../json.ts';
import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import { plainName } from '../../naming.ts';
import type { FilterCandidate, NamedState, StateFilter } from '../filter.ts';
import { hasType } from '../query-parameter.ts';
import { everythingWords } from '../value-words.ts';
import { stateMeant } from './meant-state.ts';

/** How parameters are called that choose a state, by plain names: `filter`, `taskStatus`. */
const choosing = /(?:filter|filters|status|state|view|show|tab|scope|visibility|completion|list)$/;

/**
 * Infers the filter of a parameter that lists words for states of the rows: `filter=all|active|completed` where they have
 * a flag `completed`. One word that names none of their states is for the rows that are in none of the others: `active`.
 */
export function inferChosenState(
  mergeSchema: MergeSchema,
  { parameterPath, name, schema }: FilterCandidate,
  row: MergedSchema,
): StateFilter | undefined {
  const parameter = mergeSchema(schema);
  const { enum: listed } = parameter.keywords;
  if (!Array.isArray(listed) || !hasType(parameter, ['string']) || !choosing.test(plainName(name)))
    return undefined;
  const words = listed
    .filter((value) => typeof value === 'string')
    .filter((word) => word !== '' && !everythingWords.includes(word.toLowerCase()));
  const found = words.map((word) => [word, stateMeant(mergeSchema, row, word)] as const);
  const named = found.flatMap(([word, state]): [string, NamedState][] =>
    state === undefined ? [] : [[word, state]],
  );
  const rest = found.flatMap(([word, state]) => (state === undefined ? [word] : []));
  const isRest = rest.length === 0 || (rest.length === 1 && named.every(([, state]) => isEntered(state)));
  if (named.length === 0 || !isRest) return undefined;
  const standard = parameter.keywords.default;
  return {
    ...{ kind: 'state', parameterPath, states: Object.fromEntries(named), rest },
    ...(standard !== undefined && { standard }),
  };
}

/** Whether items come into a state, and are not in it from the beginning. */
function isEntered(state: NamedState): boolean {
  if ('conditions' in state) return true;
  return 'isPresent' in state ? state.isPresent : plainText(state.value) !== 'false';
}
