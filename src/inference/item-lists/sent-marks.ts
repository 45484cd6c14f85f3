import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { wordsBeforeId } from '../identity/identifier-words.ts';
import { lastSegmentOf, plainName, singularsOf } from '../naming.ts';
import type { Role } from '../resource.ts';
import { parseResourcePath } from '../resource-path.ts';
import type { ActionInRequest } from '../verbs/id-in-request.ts';

/** What somebody does to an item that has no path of its own, by plain names. */
const markingVerbs: ReadonlySet<string> = new Set(
  (
    'vote upvote downvote unvote like unlike dislike love clap favorite unfavorite favourite unfavourite bookmark ' +
    'unbookmark follow unfollow star unstar pin unpin react reaction'
  ).split(' '),
);

/** Parses the path of an act on an item that its body names; `undefined` for any other operation. */
export type ParseSentMark = (operation: Operation) => ActionInRequest | undefined;

/**
 * Prepares to recognise the acts on items whose path has the act alone, `POST /vote` with `{post_id, dir}` and
 * `POST /likes` with `{photoId}`: what is required of the body names an item of one of the collections.
 * @param roles those so far: the items are those of a collection that they read or write
 */
export function createSentMarks(mergeSchema: MergeSchema, roles: Iterable<Role>): ParseSentMark {
  const places = new Map<string, Role>();
  for (const role of roles) {
    if (!('idParameter' in role) || role.idParameter === undefined || role.resource.isSingleton) continue;
    if (role.collectionPath.includes('{')) continue;
    for (const word of singularsOf(lastSegmentOf(role.collectionPath)))
      if (!places.has(word)) places.set(word, role);
  }
  return (operation) => {
    const { method, path } = operation;
    const verb = lastSegmentOf(path.replace(/\/+$/, ''));
    const [stem = verb] = singularsOf(verb);
    if (method === 'get' || path.includes('{') || !markingVerbs.has(stem)) return undefined;
    const body = mergeSchema(contentWithFields(operation.requestBody?.content)?.schema ?? {});
    const found = [...body.required].flatMap((name) => {
      const words = body.properties.has(name) ? wordsBeforeId(plainName(name)) : [];
      const role = words.map((word) => places.get(word)).find((each) => each !== undefined);
      return role === undefined ? [] : [{ name, role }];
    });
    const [only, another] = found;
    if (only === undefined || another !== undefined) return undefined;
    const item = parseResourcePath(only.role.collectionPath);
    const idInput = { in: 'body', name: only.name } as const;
    return item && { item: { ...item, idParameter: only.name }, verb, idInput };
  };
}
