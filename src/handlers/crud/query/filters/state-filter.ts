import type { NamedState, StateFilter } from '../../../../inference/query/filter.ts';
import { ownValue, plainText } from '../../../../json.ts';
import type { Item } from '../../stored-item.ts';
import { hasValue, matchesAny } from '../field-values.ts';
import { isInDerivedState } from './derived-filter.ts';
import type { FilterKind, QueryScene } from './filter-kind.ts';

/** Finds the rows in the state that its value names, or in none of those that it may name. */
export const stateFilter: FilterKind<StateFilter> = {
  parse: ({ states, rest }, value, _isAssumed, scene) => {
    if (typeof value !== 'string') return undefined;
    const state = ownValue(states, value) as NamedState | undefined;
    if (state !== undefined) return { matches: (item) => isIn(item, state, scene) };
    if (!rest.includes(value)) return undefined;
    const named = Object.values(states);
    return { matches: (item) => !named.some((each) => isIn(item, each, scene)) };
  },
};

/** What has no flag is not in its state either. */
function isIn(item: Item, state: NamedState, scene?: QueryScene): boolean {
  if ('conditions' in state) return scene !== undefined && isInDerivedState(item, state, scene);
  if ('isPresent' in state) return hasValue(item, state) === state.isPresent;
  if (state.value === false) return !matchesAny(item, state, new Set(['true']));
  return matchesAny(item, state, new Set([plainText(state.value)]));
}
