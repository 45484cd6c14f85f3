import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { isIdentifier } from '../identity/identifier-words.ts';
import { plainName, singularsOf } from '../naming.ts';
import { isLoginName, isPeopleWord } from '../people/people-words.ts';

/** Verbs by which somebody takes part in something, and what undoes them. */
const joining: ReadonlySet<string> = new Set([
  'join',
  'attend',
  'enroll',
  'enrol',
  'register',
  'rsvp',
  'participate',
]);
const leaving: ReadonlySet<string> = new Set(['leave', 'quit', 'withdraw', 'unregister', 'disenroll']);

/** What those who take part are called, in lists. */
const participants: ReadonlySet<string> = new Set([
  'member',
  'participant',
  'attendee',
  'player',
  'guest',
  'student',
  'registration',
  'enrollment',
  'user',
]);

/** What somebody does to an item by a verb in its path: marks it, or takes the mark back. */
export interface PersonalMark {
  readonly verb: string;
  readonly isUndone: boolean;
}

/**
 * Parses the mark that an operation sets or takes back: `POST /posts/{id}/like`, `DELETE /posts/{id}/like`,
 * `POST /users/{id}/unfollow`. `undefined` for a read, and for what is sent a body, or somebody in the query.
 * @param segment the last word of its path
 */
export function parsePersonalMark(
  { method, requestBody, parameters }: Pick<Operation, 'method' | 'requestBody' | 'parameters'>,
  segment: string,
): PersonalMark | undefined {
  if (method === 'get' || method === 'patch' || requestBody !== undefined) return undefined;
  if (parameters.some((each) => each.in === 'query' && namesSomebody(each.name))) return undefined;
  const word = plainName(segment);
  if (leaving.has(word)) return { verb: 'join', isUndone: true };
  const [, undone] = /^un(.{3,})$/.exec(word) ?? [];
  return { verb: undone ?? word, isUndone: undone !== undefined || method === 'delete' };
}

/**
 * Whether an operation puts somebody whom its query or its body names into a list of those who take part, or takes them
 * out again: `POST /projects/{id}/join?user_id=7`, `POST /teams/{id}/leave` with `{userId: 7}`. `undefined` for neither.
 * @param sent the names of what its body has
 * @param segment the last word of its path
 */
export function parseJoining(
  { method, parameters }: Pick<Operation, 'method' | 'parameters'>,
  sent: readonly string[],
  segment: string,
): 'add' | 'remove' | undefined {
  const inQuery = parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  const word = plainName(segment).replace(/^un(?=.{3})/, '');
  if (method === 'get' || !(joining.has(word) || leaving.has(word))) return undefined;
  if (![...inQuery, ...sent].some(namesSomebody)) return undefined;
  const isUndone = leaving.has(word) || method === 'delete' || /^un/i.test(segment);
  return isUndone ? 'remove' : 'add';
}

/** The names of what the body of an operation has. */
export function sentNames(mergeSchema: MergeSchema, { requestBody }: Operation): readonly string[] {
  return [...mergeSchema(contentWithFields(requestBody?.content)?.schema ?? {}).properties.keys()];
}

/** Whether a parameter says who is meant, by its name: `userId`, `email`, `member`. */
function namesSomebody(name: string): boolean {
  return isIdentifier(name) || isLoginName(name) || isPeopleWord(name) || isPeopleWord(`${name}s`);
}

/**
 * Whether a list of people is, by its name, of those who have done something: `followers` of `follow`, `likes` and
 * `liked_by` of `like`, `members` of `join`.
 */
export function isOfThoseWho(verb: string, list: string): boolean {
  const words = [plainName(list), ...singularsOf(list)];
  if (joining.has(verb) && words.some((word) => participants.has(word))) return true;
  const [single = verb] = singularsOf(verb);
  const stem = single.replace(/e$/, '');
  // `following` has those whom somebody follows.
  const isOfMarked = (word: string) => /^(?:ings?|ees?|ed)$/.test(word.slice(stem.length));
  return stem.length >= 3 && words.some((word) => word.startsWith(stem)) && !words.some(isOfMarked);
}
