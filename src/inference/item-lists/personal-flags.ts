import type { Operation } from '../../openapi/operations.ts';
import type { ActionRole, Mark, Resource, Role } from '../resource.ts';
import { parsePersonalMark } from './people-marks.ts';

/**
 * What everybody does to an item for themselves, by plain names: what one has liked is not liked by another. Whom an
 * administrator blocks is blocked for all.
 */
const personalVerbs: ReadonlySet<string> = new Set(
  (
    'favorite favourite fave like love heart clap upvote downvote follow subscribe bookmark save star watch wishlist ' +
    'friend'
  ).split(' '),
);

/**
 * Infers the mark of an action that sets a flag which each person has for themselves: the `favorited` of an article is true
 * for those who have favorited it.
 * @param verb the last word of the path
 * @param changes what the action sets in the item, or reports of it
 */
export function inferPersonalFlags(
  operation: Operation,
  verb: string,
  changes: ActionRole['changes'],
): Pick<ActionRole, 'mark'> {
  const parsed = parsePersonalMark(operation, verb);
  const flags = Object.entries(changes).flatMap(([name, value]) =>
    typeof value === 'boolean' ? [name] : [],
  );
  if (parsed === undefined || flags.length === 0 || !personalVerbs.has(parsed.verb)) return {};
  const mark: Mark = { name: parsed.verb, isUndone: parsed.isUndone, flags };
  return { mark };
}

/** The flags that each person has for themselves, by their names, with the names of the marks that they show. */
export type PersonalFlags = ReadonlyMap<string, string>;

/** The personal flags of the items of a resource, by the actions that set them. */
export function personalFlagsIn(roles: Iterable<Role>, resource: Resource): PersonalFlags {
  const marks = [...roles].flatMap((role) =>
    role.resource === resource && role.kind === 'action' ? (role.mark ?? []) : [],
  );
  return new Map(marks.flatMap(({ name, flags = [] }) => flags.map((flag) => [flag, name] as const)));
}
