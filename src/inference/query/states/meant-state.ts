import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import { plainName } from '../../naming.ts';
import type { NamedState } from '../filter.ts';
import { stateCalled } from './named-state.ts';

/** Words for one state, of which a flag has one and a parameter or a figure another. */
const alike: readonly (readonly string[])[] = [
  ['completed', 'complete', 'done', 'finished', 'completion'],
  ['resolved', 'resolution'],
  ['attended', 'present', 'attendance'],
  ['cancelled', 'canceled', 'cancellation'],
  ['delivered', 'delivery'],
  ['approved', 'approval'],
];

/** The state that a word names, also by another word for it. */
export function stateMeant(
  mergeSchema: MergeSchema,
  row: MergedSchema,
  word: string,
): NamedState | undefined {
  const others = alike.find((group) => group.includes(plainName(word))) ?? [];
  return [word, ...others]
    .map((each) => stateCalled(mergeSchema, row, each))
    .find((state) => state !== undefined);
}

/** Words for what is not done yet, where items only say by a flag whether they are. */
const undone = /^(?:pending|incomplete|remaining|open|todo|unfinished|outstanding)$/;

/** The same, or what is not done yet: the `pending` of tasks with a flag `completed`. */
export function stateOfWork(
  mergeSchema: MergeSchema,
  row: MergedSchema,
  word: string,
): NamedState | undefined {
  const meant = stateMeant(mergeSchema, row, word);
  if (meant !== undefined || !undone.test(plainName(word))) return meant;
  const done = stateMeant(mergeSchema, row, 'completed');
  return done !== undefined && 'value' in done && done.value === true ? { ...done, value: false } : undefined;
}
