import type { Schema } from '../../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import { plainName } from '../../naming.ts';
import { membersOf } from '../echo-fields.ts';
import type { NamedState } from '../filter.ts';
import { stateCalled } from './named-state.ts';

/** A number beside the rows of a list that says how many of all items are in a state: `unreadCount`. */
export interface StateCount {
  readonly path: readonly string[];
  readonly state: NamedState;
}

/** What is left of a name such as `unreadCount` or `totalUnread` is the name of a state. */
const countWords = /^(?:(?:total|num|number(?:of)?|count(?:of)?|nb)(.+)|(.+?)(?:items?)?(?:counts?|total))$/;

/**
 * Infers which numbers of a list's body count the items in a state.
 * @param taken the paths of the rows, of the page fields and of what repeats a parameter
 */
export function inferCountsByState(
  mergeSchema: MergeSchema,
  body: Schema,
  row: MergedSchema,
  taken: readonly (readonly string[])[],
): readonly StateCount[] {
  const takenPaths = new Set(taken.map((path) => path.join('\n')));
  return [...membersOf(mergeSchema, body, takenPaths)].flatMap(({ path, schema }) => {
    const { types } = mergeSchema(schema);
    if (!types.has('integer') && !types.has('number')) return [];
    const name = plainName(path.at(-1) ?? '');
    const [, after, before] = countWords.exec(name) ?? [];
    const state = stateCalled(mergeSchema, row, after ?? before ?? name);
    return state === undefined ? [] : [{ path, state }];
  });
}
