import { plainName } from '../../../../inference/naming.ts';
import type { CrudContext } from '../../crud-context.ts';
import type { Missing } from '../missing-property.ts';
import { enumOf, isStateName } from './initial-state.ts';
import { isTerminalState } from './state-words.ts';

/**
 * The states of an item whose schema calls its state a text, and no more: those that its lists can be filtered by. None
 * where an item can begin in none of them.
 */
export function listedStates(
  { listedValuesOf }: CrudContext,
  { name, merged, given: { createdIn } }: Pick<Missing, 'name' | 'merged' | 'given'>,
): readonly string[] | undefined {
  const isOpen = merged.types.has('string') && enumOf(merged).length === 0 && isStateName(name);
  const states =
    isOpen && createdIn !== undefined ? listedValuesOf(createdIn)?.get(plainName(name)) : undefined;
  return states?.every(isTerminalState) ? undefined : states;
}
