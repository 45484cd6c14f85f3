import type { Operation } from '../../../openapi/operations.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { InferenceContext } from '../../inference-context.ts';
import { inferSuccessResponse } from '../../item-payloads.ts';
import { inferListEnvelope, type ListEnvelope } from '../../list-envelope.ts';
import { findProperty, lastSegmentOf, plainName, singularsOf } from '../../naming.ts';
import type { ListRole, RankedRows, Resource, Role } from '../../resource.ts';
import { parseResourceHint } from '../../vendor-extension.ts';
import { knownItems } from '../../wrapper/item-evidence.ts';
import { inferListParameters } from '../list-parameters.ts';
import { isRankedWord, rankedOrder, rankName } from './ranked-words.ts';

/**
 * The lists of the items of a collection in the order of a number, which the last word of their path says: `/players/top`,
 * `/products/most-viewed`; also those whose rows are about the items, as `{rank, playerId, name, score}` of `/leaderboard` is.
 * @param roleOf the roles so far
 */
export function inferRankedLists(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly ListRole[] {
  const ranked = [...context.operations.values()].filter(
    ({ method, path }) => method === 'get' && wordsOf(path).some((word) => isRankedWord(word)),
  );
  if (ranked.length === 0) return [];
  const sources = sourcesIn(context, roleOf);
  return ranked.flatMap((operation) => {
    const hint = parseResourceHint(context.document, operation);
    if (hint.isNone || hint.role !== undefined) return [];
    const role = roleOf.get(operation.id);
    if (role === undefined) return entriesOf(context, operation, sources) ?? [];
    return role.kind === 'list' && role.through === undefined ? (sorted(context, role) ?? []) : [];
  });
}

/** The last word of a path, and the same without what the collection before it is called: `top` of `/players/top-players`. */
function wordsOf(path: string): readonly string[] {
  const segments = path.split('/').filter((segment) => segment !== '');
  const last = plainName(segments.at(-1) ?? '');
  if (segments.at(-1)?.includes('{')) return [];
  const [, prefix, noun] =
    /^(top|best|popular|trending|mostpopular|cheapest|toprated)(.{3,})$/.exec(last) ?? [];
  return [last, ...(prefix !== undefined && noun?.endsWith('s') ? [prefix] : [])];
}

/** A list in the order that its word says; one that a request may order otherwise has it as the default. */
function sorted(context: InferenceContext, list: ListRole): ListRole | undefined {
  const { mergeSchema } = context;
  const row = mergeSchema(list.resource.responseSchemas[0] ?? {});
  const order = wordsOf(list.operation.path)
    .map((word) => rankedOrder(mergeSchema, row, word))
    .find((each) => each !== undefined);
  if (order === undefined || list.sort.by?.standard !== undefined) return undefined;
  const shown = mergeSchema(list.envelope.rowSchema);
  return {
    ...list,
    sort: { ...list.sort, by: { name: list.sort.by?.name ?? '(rank)', standard: order } },
    ranked: rankedRows(context, shown, list.resource),
  };
}

/** What of a row says which place it has: a number that no request sends. */
function rankedRows(
  { mergeSchema }: InferenceContext,
  { properties }: MergedSchema,
  { requestSchemas }: Resource,
): RankedRows {
  const rank = [...properties.keys()].find((name) => {
    const types = mergeSchema(properties.get(name) ?? {}).types;
    const isSent = requestSchemas.some((schema) => mergeSchema(schema).properties.has(name));
    return rankName.test(plainName(name)) && !isSent && (types.has('integer') || types.has('number'));
  });
  return rank === undefined ? {} : { rank };
}

/** A collection that a list may rank, below the same parents. */
interface RankedSource {
  readonly role: Role;
  readonly row: MergedSchema;
}

function sourcesIn(
  { mergeSchema }: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly RankedSource[] {
  const seen = new Set<string>();
  return [...roleOf.values()].flatMap((role) => {
    const isSource = (role.kind === 'create' || role.kind === 'list') && !role.resource.isSingleton;
    if (!isSource || seen.has(role.collectionPath)) return [];
    seen.add(role.collectionPath);
    return [{ role, row: mergeSchema(role.resource.responseSchemas[0] ?? {}) }];
  });
}

/** The list whose rows are about the items of a collection: the one that has most of what they show. */
function entriesOf(
  context: InferenceContext,
  operation: Operation,
  sources: readonly RankedSource[],
): readonly ListRole[] | undefined {
  const response = inferSuccessResponse(operation, 'list');
  if (response?.schema === undefined) return undefined;
  const { schema } = response;
  const above = operation.path.replace(/\{[^{}]*\}/g, '{}').replace(/\/[^/]*\/?$/, '');
  const scope = above.includes('{}') ? above.slice(0, above.lastIndexOf('{}') + 2) : '';
  const parameters = [...operation.path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const found = sources.flatMap(({ role, row }) => {
    const { resource, collectionPath, parentParameters } = role;
    const isBelow = parentParameters.length === parameters.length && collectionPath.startsWith(scope);
    const known = knownItems(context, resource.responseSchemas, lastSegmentOf(operation.path));
    const envelope = isBelow ? inferListEnvelope(context, schema, known) : undefined;
    const entry = envelope && entryOf(context, envelope, resource, row);
    const order = wordsOf(operation.path)
      .map((word) => rankedOrder(context.mergeSchema, row, word))
      .find((each) => each !== undefined);
    if (envelope === undefined || entry === undefined || order === undefined) return [];
    const isAbove = collectionPath === above;
    return [{ role, row, order, envelope, entry, weight: entry.share + (isAbove ? 1 : 0) }];
  });
  const [best] = found.toSorted((a, b) => b.weight - a.weight);
  if (best === undefined) return undefined;
  const { role, row, order, envelope, entry } = best;
  const { resource, collectionPath, nestedPath } = role;
  const idName = entry.idName ?? envelope.idName;
  const lists = inferListParameters(context.mergeSchema, operation, { row, envelope, response });
  return [
    {
      kind: 'list',
      ...{ operation, resource, collectionPath, parentParameters: parameters, response },
      ...(nestedPath && { nestedPath }),
      ...lists,
      envelope: { ...envelope, ...(idName !== undefined && { idName }) },
      sort: { by: { name: '(rank)', standard: order } },
      ranked: entry.ranked,
    },
  ];
}

/** How much of what entries show has to be of an item. */
const leastShare = 0.6;

/** What entries show of the items of a collection; undefined where that is too little. */
function entryOf(
  context: InferenceContext,
  { rowSchema }: ListEnvelope,
  resource: Resource,
  row: MergedSchema,
) {
  const { mergeSchema, identify } = context;
  const { responseSchemas, name } = resource;
  const shown = mergeSchema(rowSchema);
  const own = new Set(responseSchemas.map(identify));
  const ranked = rankedRows(context, shown, resource);
  const ids = singularsOf(lastSegmentOf(name)).flatMap((word) => [`${word}id`, `${word}uuid`]);
  const idName = findProperty(shown.properties, ids);
  const item = [...shown.properties].find(([, schema]) => own.has(identify(schema)))?.[0];
  const others = [...shown.properties.keys()].filter((each) => each !== ranked.rank);
  const known = others.filter(
    (each) => each === idName || each === item || findProperty(row.properties, [each]) !== undefined,
  );
  const share = others.length === 0 ? 0 : known.length / others.length;
  if (share < leastShare || (item === undefined && known.length < 2)) return undefined;
  return { share, ranked: { ...ranked, ...(item !== undefined && { item }) }, ...(idName && { idName }) };
}
