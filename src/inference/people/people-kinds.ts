import type { Operation } from '../../openapi/operations.ts';
import { plainName, singularsOf } from '../naming.ts';
import { actWordIn, currentKind, isUserWord } from './people-words.ts';

/** People of a kind of their own beside the users of a contract: those who sign up at `/delivery-agents/register`. */
export interface PeopleKind {
  /** The path of the collection that they are stored in. */
  readonly collection: string;
  /** The ids of the operations by which they sign up, log in and find themselves. */
  readonly operations: ReadonlySet<string>;
  readonly registers: readonly Operation[];
}

/** What the search for kinds knows of a contract's people. */
export interface KindSearch {
  readonly operations: readonly Operation[];
  /** Those by which people sign up. */
  readonly registers: readonly Operation[];
  /** Those by which users sign up where none of these says so by its word: `POST /users` with a password. */
  readonly madeUsers: readonly Operation[];
  /** Those by which people do anything, and those on whoever sends the request. */
  readonly isOfPerson: (operation: Operation) => boolean;
  /** The schema of the person that an operation shows, and the one of what it is sent. */
  readonly shown: (operation: Operation) => unknown;
  readonly sent: (operation: Operation) => unknown;
  /** The collections that may be of people, with the schema of one of them where it is known. */
  readonly collections: readonly { readonly path: string; readonly person?: unknown }[];
}

/** Words of paths that say nothing of who signs up or logs in. */
const fillers =
  /^(?:|api|rest|auth|authentication|oauth2?|accounts?|v\d+|public|open|mobile|web|app|jwt|session)$/;

/**
 * Finds the kinds of people besides the users: those with a word of their own in the path at which they sign up, and with a
 * collection of their own, or a schema and a path of their own to log in at or to find themselves. Where everybody has a word,
 * the first ones are the users: `/patients/register` before `/doctors/register`.
 */
export function findPeopleKinds(search: KindSearch): readonly PeopleKind[] {
  const byWord = new Map<string, Operation[]>();
  for (const each of search.registers)
    byWord.set(kindWordOf(each), [...(byWord.get(kindWordOf(each)) ?? []), each]);
  const [first = ''] = byWord.keys();
  const users = byWord.has('') || search.madeUsers.length > 0 ? '' : first;
  const own = byWord.get(users) ?? search.madeUsers;
  const ownSchemas = schemasOf(search, own, users);
  return [...byWord].flatMap(([word, registers]) => {
    if (word === users || own.length === 0) return [];
    const operations = search.operations.filter(
      (each) => search.isOfPerson(each) && kindWordOf(each) === word,
    );
    const collection = collectionOf(search, word, ownSchemas);
    const isApart = isOfOthers(search, operations, own, ownSchemas) && operations.length > registers.length;
    if (collection === undefined && !isApart) return [];
    const ids = new Set(operations.map(({ id }) => id));
    return [{ collection: collection ?? freePath(search, registers), operations: ids, registers }];
  });
}

/** The word for a kind of people in the path of an operation, by its plain singular; empty for users, and where there is none. */
export function kindWordOf(operation: Pick<Operation, 'path'>): string {
  return singularsOf(kindSegmentOf(operation))[0] ?? '';
}

/** The same as it is written: `delivery-agents`. */
function kindSegmentOf({ path }: Pick<Operation, 'path'>): string {
  const segments = path.split('/').filter((segment) => segment !== '' && !segment.includes('{'));
  const words = segments.map((segment) => {
    const { rest } = actWordIn(segment);
    return rest ?? (currentKind(`/${segment}`) === undefined ? segment : '');
  });
  const found = words.findLast((word) => !fillers.test(plainName(word)) && word !== '') ?? '';
  return isUserWord(found) ? '' : found;
}

/** The schemas of the people whom operations, and those on the current one with the same word, show. */
function schemasOf(search: KindSearch, registers: readonly Operation[], word: string): ReadonlySet<unknown> {
  const others = search.operations.filter((each) => search.isOfPerson(each) && kindWordOf(each) === word);
  const collections = search.collections.filter(({ path }) => kindWordOf({ path }) === word);
  const shown = [...[...registers, ...others].map(search.shown), ...collections.map(({ person }) => person)];
  return new Set(shown.filter((schema) => schema !== undefined));
}

/** The collection that a word names, unless it shows the users. */
function collectionOf({ collections }: KindSearch, word: string, users: ReadonlySet<unknown>) {
  const named = collections.filter(({ path, person }) => !users.has(person) && lastWordOf(path) !== '');
  const isSame = ({ path }: { readonly path: string }) => lastWordOf(path) === word;
  const isPart = ({ path }: { readonly path: string }) => word.length > 4 && word.endsWith(lastWordOf(path));
  return (named.find(isSame) ?? named.find((each) => each.person !== undefined && isPart(each)))?.path;
}

function lastWordOf(path: string): string {
  return singularsOf(path.slice(path.lastIndexOf('/') + 1))[0] ?? '';
}

/** Whether operations are about others than the users: what they show, or else what is sent to sign up, differs. */
function isOfOthers(
  { shown, sent }: KindSearch,
  operations: readonly Operation[],
  own: readonly Operation[],
  users: ReadonlySet<unknown>,
): boolean {
  const people = operations.map(shown).filter((schema) => schema !== undefined);
  if (people.length > 0) return !people.some((schema) => users.has(schema));
  const usual = new Set(own.map(sent));
  return !operations.some((each) => usual.has(sent(each)));
}

/** A path for people of a kind that no path of the contract lists. */
function freePath({ operations }: KindSearch, registers: readonly Operation[]): string {
  const [segment = ''] = registers.map(kindSegmentOf);
  const name = /s$/i.test(segment) ? segment : `${segment}s`;
  const isTaken = operations.some((each) => each.path.replace(/\/$/, '') === `/${name}`);
  return isTaken ? `/registered-${name}` : `/${name}`;
}
