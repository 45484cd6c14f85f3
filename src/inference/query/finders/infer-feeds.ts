import type { Operation } from '../../../openapi/operations.ts';
import type { InferenceContext } from '../../inference-context.ts';
import { inferSuccessResponse } from '../../item-payloads.ts';
import { lastSegmentOf, plainName } from '../../naming.ts';
import type { ListRole, Role } from '../../resource.ts';
import { parseResourceHint } from '../../vendor-extension.ts';
import { operationTexts } from '../../writes/operation-texts.ts';
import { inferListParameters } from '../list-parameters.ts';
import { rowsOf } from './finder.ts';

/** What lists are called that show what everybody has made, by the last word of their path; a new word is one more. */
const feedWords: ReadonlySet<string> = new Set([
  ...['feed', 'feeds', 'newsfeed', 'timeline', 'home', 'wall', 'stream', 'discover', 'explore', 'foryou'],
]);

/**
 * Infers the lists that show the items of one collection under a word of their own, the newest first: `GET /feed` of what
 * `POST /posts` makes.
 * @param roleOf the roles so far
 */
export function inferFeeds(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly ListRole[] {
  const creates = [...roleOf.values()].filter(
    ({ kind, resource }) => kind === 'create' && !resource.isSingleton,
  );
  return [...context.operations.values()].flatMap((operation) => {
    const hint = parseResourceHint(context.document, operation);
    const { method, path } = operation;
    const isOpen = method === 'get' && !path.includes('{') && isFeed(path);
    if (!isOpen || roleOf.has(operation.id) || hint.isNone || hint.role !== undefined) return [];
    return feedOf(context, operation, creates);
  });
}

function isFeed(path: string): boolean {
  return feedWords.has(plainName(lastSegmentOf(path.replace(/\/+$/, ''))));
}

/**
 * The feeds that say in words that they are of those whom somebody follows, each with the mark by which people do: it shows
 * no others.
 * @param roleOf all roles
 */
export function inferFollowedFeeds(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly ListRole[] {
  const followedBy = followingMark(context, roleOf.values());
  if (followedBy === undefined) return [];
  return [...roleOf.values()].flatMap((role) => {
    const isFollowed = role.kind === 'list' && isFeed(role.operation.path) && saysFollowed(context, role);
    return isFollowed ? [{ ...role, followedBy }] : [];
  });
}

function saysFollowed({ document }: InferenceContext, { operation }: Role): boolean {
  return operationTexts(document, operation).some((text) => /\bfollow|\bsubscri|\bfriends?\b/i.test(text));
}

/** The mark that people set on those whom they follow. */
function followingMark({ people }: InferenceContext, roles: Iterable<Role>): string | undefined {
  for (const role of roles) {
    const mark = role.kind === 'action' ? role.mark : undefined;
    const isOfPeople = mark?.flags !== undefined && role.collectionPath === people.collection;
    if (isOfPeople && ['follow', 'subscribe', 'friend'].includes(mark.name)) return mark.name;
  }
  return undefined;
}

function feedOf(
  context: InferenceContext,
  operation: Operation,
  creates: readonly Role[],
): readonly ListRole[] {
  const response = inferSuccessResponse(operation, 'list');
  if (response?.schema === undefined) return [];
  const found = creates.flatMap((create) => {
    const envelope = rowsOf(context, response, create.resource, '');
    return envelope === undefined
      ? []
      : [{ resource: create.resource, collectionPath: create.collectionPath, envelope }];
  });
  const [first] = found;
  if (first === undefined || found.some(({ resource }) => resource !== first.resource)) return [];
  const { resource, collectionPath, envelope } = first;
  const row = context.mergeSchema(resource.responseSchemas[0] ?? {});
  const parameters = inferListParameters(context.mergeSchema, operation, { row, envelope, response });
  const { sort } = parameters;
  const direction = sort.direction ?? { name: '(newest)', standard: 'desc' };
  return [
    {
      ...{ kind: 'list', operation, resource, collectionPath, parentParameters: [], response, envelope },
      ...parameters,
      sort: sort.by === undefined ? { direction } : sort,
    },
  ];
}
