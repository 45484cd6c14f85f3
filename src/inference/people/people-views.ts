import type { Operation } from '../../openapi/operations.ts';
import type { MergedSchema } from '../../schema/merged-schema.ts';
import { findProperty, lastSegmentOf, plainName } from '../naming.ts';
import { isPeopleWord } from './people-words.ts';

/** The people of a contract: where they are stored, and the plain names of what is known of one. */
interface KnownPeople {
  readonly collection: string;
  readonly properties: ReadonlySet<string>;
}

/** What people are called where others look at them, beside the words for collections of them. */
const viewWords: ReadonlySet<string> = new Set([
  'profile',
  'publicprofiles',
  'authors',
  'creators',
  'perfil',
]);

/** What only those who look at somebody see: `following`, `isBlocked`, `followersCount`. */
const seenFromOutside =
  /^(?:is|has|am|i)?(?:follow|block|mut|friend|subscri|favou?rit|lik|connect)|(?:count|total)$|^(?:num|total)/;

/**
 * The paths that show the people of another: `/profiles/{username}`, where people sign up to `/users`. Nothing creates
 * there, one of them is found by a property of people, and all that is shown of one is known of people, but for what
 * others see.
 * @param personIn the shape of the person that an operation responds with
 */
export function findPeopleViews(
  operations: readonly Operation[],
  { collection, properties }: KnownPeople,
  personIn: (operation: Operation) => MergedSchema | undefined,
): ReadonlySet<string> {
  const created = new Set(operations.filter(({ method }) => method === 'post').map(({ path }) => path));
  const views = operations.flatMap((operation) => {
    const [, path = '', parameter = ''] = /^(.*[^/{}])\/\{([^{}]+)\}\/?$/.exec(operation.path) ?? [];
    const word = plainName(lastSegmentOf(path));
    const isView = operation.method === 'get' && path !== collection && !created.has(path);
    if (!isView || !(isPeopleWord(word) || viewWords.has(word))) return [];
    const shown = personIn(operation)?.properties;
    const key = shown && findProperty(shown, [parameter, ...(/id$/i.test(parameter) ? ['id'] : [])]);
    if (shown === undefined || key === undefined || !properties.has(plainName(key))) return [];
    const isKnown = (name: string) => properties.has(name) || seenFromOutside.test(name);
    return [...shown.keys()].map(plainName).every(isKnown) ? [path] : [];
  });
  return new Set(views);
}
