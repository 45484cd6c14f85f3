import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName, singularsOf } from '../naming.ts';
import { parseResourcePath, plainPath, type ResourcePath } from '../resource-path.ts';
import { shownBy } from '../shown-by.ts';
import { createFoundByWord } from './found-by-word.ts';
import { itemInQuery } from './id-in-query.ts';
import { inferIdInput } from './id-in-request.ts';
import { withMakingVerbs } from './making-verbs.ts';
import type { VerbPath } from './operation-kind.ts';
import { createSegmentParser, type ParseSegment } from './trailing-verbs.ts';
import type { VerbKind } from './verb-words.ts';

/**
 * Finds the verb in the path of an operation, or the item that its query names; `undefined` for a path of nouns. Made by
 * `createVerbPaths`.
 */
export type VerbPathOf = (operation: Operation) => VerbPath | undefined;

/**
 * Prepares the search for verbs in the paths of a contract: `createField`, `getFields` and `/fields` are about one
 * collection, which has the name that some path gives it.
 */
export function createVerbPaths(operations: Iterable<Operation>, mergeSchema: MergeSchema): VerbPathOf {
  const all = [...operations];
  const literals = new Set(
    all.flatMap(({ path }) => path.split('/').filter((each) => /^[\w-]+$/.test(each))),
  );
  const parseSegment = withMakingVerbs(all, mergeSchema, createSegmentParser(all));
  const nouns = all.flatMap(({ path, method }) => {
    const noun = splitPath(parseSegment, path, method)?.noun ?? '';
    return noun === '' ? [] : [noun];
  });
  const nounOf = createNounNames(literals, nouns);
  const splitOf = createSplits(all, parseSegment);
  const isNoun = createNounCheck(all, splitOf);
  const listed = new Set(all.flatMap(({ path, method }) => (method === 'get' ? [withoutNames(path)] : [])));
  const foundByWord = createFoundByWord(all, mergeSchema);
  return (operation) => foundByWord(operation) ?? verbPathOf(operation);

  function verbPathOf(operation: Operation): VerbPath | undefined {
    const split = isNoun(operation) ? undefined : splitOf(operation);
    if (split === undefined) return itemInQuery(mergeSchema, operation);
    const path = pathWithoutVerb(split, nounOf);
    if (path === undefined) return undefined;
    // The id in `/addTask/{userId}` may be that of a parent.
    if (path.idParameter !== undefined || !isOnItem(split.kind)) return { kind: split.kind, path };
    const inRequest = withoutIdInPath(mergeSchema, operation, split, path);
    if (inRequest !== undefined) return inRequest;
    // `GET /users/show` lists the users that nothing else lists.
    const isList = split.kind === 'read' && operation.method === 'get' && !listed.has(path.collection);
    return isList && shownBy(mergeSchema, operation) !== 'object' ? { kind: 'list', path } : undefined;
  }
}

/** The path of the collection, or of an item: `/fields/{id}` for `/getField/{id}`; `undefined` for the verb alone. */
function pathWithoutVerb(
  { before, noun, id }: SplitPath,
  nounOf: (noun: string) => string,
): ResourcePath | undefined {
  const collection = withNoun(before, noun === '' ? '' : nounOf(noun));
  return collection.length < 2
    ? undefined
    : parseResourcePath([...collection, ...(id === undefined ? [] : [id])].join('/'));
}

/** An operation on an item whose id is elsewhere in the request; without any, `getBooks` lists and `getProfile` reads. */
function withoutIdInPath(
  mergeSchema: MergeSchema,
  operation: Operation,
  { kind, noun }: SplitPath,
  path: ResourcePath,
): VerbPath | undefined {
  const idInput = inferIdInput(mergeSchema, operation, path.segment);
  if (idInput !== undefined) return { kind, path: { ...path, idParameter: idInput.name }, idInput };
  if (noun === '' || kind === 'delete') return undefined;
  return { kind: kind === 'read' ? 'list' : kind, path };
}

/**
 * Whether a path that seems to end with a verb names a collection all the same: `POST /lists/new` beside
 * `GET /lists/new/{id}` creates something new, and `POST /invoices/{id}/details` with a body a detail of the invoice.
 */
function createNounCheck(
  operations: readonly Operation[],
  splitOf: SplitOf,
): (operation: Operation) => boolean {
  const verbsOf = new Map<string, Set<string | undefined>>();
  for (const operation of operations) {
    // What OPTIONS and HEAD ask about a path, they ask whatever the path means.
    if (metaMethods.has(operation.method)) continue;
    const collection = parseResourcePath(operation.path)?.collection ?? operation.path;
    const verbs = verbsOf.get(collection) ?? new Set();
    verbsOf.set(collection, verbs.add(splitOf(operation)?.verb));
    if (makesDetails(operation)) verbs.add(undefined);
  }
  return ({ path }) => (verbsOf.get(parseResourcePath(path)?.collection ?? path)?.size ?? 0) > 1;
}

/** Whether a POST is sent what an item has below it, by a word that reads elsewhere. */
function makesDetails({ method, path, requestBody }: Operation): boolean {
  return method === 'post' && requestBody !== undefined && /\}\/(?:details?|infos?)\/?$/i.test(path);
}

/** The methods that ask about a path. */
const metaMethods: ReadonlySet<string> = new Set(['options', 'head', 'trace']);

/** The parts of a path around its verb. */
interface SplitPath {
  readonly before: readonly string[];
  /** What the verb says; where another method of the path is meant, `kind` is what that one does. */
  readonly verb: VerbKind;
  readonly kind: VerbKind;
  readonly noun: string;
  readonly id?: string;
}

type SplitOf = (operation: Operation) => SplitPath | undefined;

/**
 * The verbs that other methods share: `GET /streams/{id}/update` reads what the PUT on the same path updates. So do the
 * verbs that read, where the item has no other path: `PUT /products/{id}/detail` without a `/products/{id}`.
 */
const sharedVerbs: ReadonlySet<string> = new Set(
  'create add update edit modify delete remove destroy'.split(' '),
);

/** What other methods than that of the verb do on its path, by whether the path leads to an item. */
const kindsBeside = {
  item: { get: 'read', put: 'update', patch: 'update', delete: 'delete' },
  collection: { get: 'list', post: 'create' },
} as const satisfies Record<string, Readonly<Record<string, VerbKind>>>;

/** Splits the paths of a contract, those too whose verb is that of another method on the same path. */
function createSplits(operations: readonly Operation[], parseSegment: ParseSegment): SplitOf {
  const collections = new Set(operations.map(({ path }) => parseResourcePath(path)?.collection));
  const paths = new Set(operations.map(({ path }) => withoutNames(path)));
  const shared = new Map<string, SplitPath>();
  for (const { path, method } of operations) {
    const split = splitPath(parseSegment, path, method);
    const word = path.split('/').findLast((segment) => segment !== '' && !segment.startsWith('{')) ?? '';
    if (split !== undefined && (sharedVerbs.has(word.toLowerCase()) || isOnlyPath(split)))
      shared.set(path, split);
  }
  // Each operation is asked for twice: by the search for nouns, and for itself.
  const splits = new Map<Operation, SplitPath | undefined>();
  return (operation) => {
    if (!splits.has(operation)) splits.set(operation, split(operation));
    return splits.get(operation);
  };

  function split({ path, method }: Operation): SplitPath | undefined {
    return splitPath(parseSegment, path, method) ?? besideVerb(path, method) ?? repeated(path, method);
  }

  /** Whether the path with a verb that reads is the only one of the item. */
  function isOnlyPath({ verb, before, id, noun }: SplitPath): boolean {
    return (
      verb === 'read' &&
      noun === '' &&
      id !== undefined &&
      !paths.has(withoutNames([...before, id].join('/')))
    );
  }

  function besideVerb(path: string, method: string): SplitPath | undefined {
    const split = shared.get(path);
    const kinds: Readonly<Record<string, VerbKind>> =
      kindsBeside[split?.id === undefined ? 'collection' : 'item'];
    const kind = kinds[method];
    return split && kind && { ...split, kind };
  }

  /** `POST /users/user` creates in `/users`, as does `POST /users/users`; `DELETE /users/user?id=7` deletes one. */
  function repeated(path: string, method: string): SplitPath | undefined {
    const segments = plainPath(path).split('/');
    const [last = '', before = ''] = segments.toReversed();
    const isRepeated = [plainName(before), ...singularsOf(before)].includes(plainName(last));
    const collection = segments.slice(0, -1);
    const kind = method === 'post' ? 'create' : method === 'delete' ? 'delete' : undefined;
    const isThere = kind !== undefined && isRepeated && collections.has(collection.join('/'));
    return isThere ? { before: collection, verb: 'create', kind, noun: '' } : undefined;
  }
}

/** A path by which others are recognised that lead to the same. */
function withoutNames(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}').replace(/\/+$/, '');
}

/** The verb is the last word of a path; a parameter may follow it, or precede it: `/orders/{id}/update`. */
function splitPath(parseSegment: ParseSegment, path: string, method: string): SplitPath | undefined {
  const segments = plainPath(path).split('/');
  const hasId = segments.at(-1)?.startsWith('{') === true;
  const at = segments.length - (hasId ? 2 : 1);
  const before = segments.slice(0, at);
  const parsed = parseSegment(segments[at] ?? '', method, before.join('/'));
  if (parsed === undefined || at < 1 || isSeenMark(before, segments[at] ?? '', method)) return undefined;
  const { kind, noun, first = kind } = parsed;
  const verb = { kind, noun, verb: first };
  const id = hasId ? segments.at(-1) : undefined;
  const last = before.at(-1) ?? '';
  if (id !== undefined || !last.startsWith('{')) return { before, ...verb, ...(id !== undefined && { id }) };
  return isOnItem(verb.kind) && verb.noun === ''
    ? { before: before.slice(0, -1), ...verb, id: last }
    : undefined;
}

/** Whether a path marks an item as seen, and reads nothing: `POST /messages/{id}/read`. */
function isSeenMark(before: readonly string[], word: string, method: string): boolean {
  return method === 'post' && before.at(-1)?.startsWith('{') === true && seenWords.has(plainName(word));
}

/** What an item may be marked as or counted by, besides being read. */
const seenWords: ReadonlySet<string> = new Set(['read', 'view', 'show']);

/** The kinds that are about one item. */
function isOnItem(kind: VerbKind): boolean {
  return kind !== 'list' && kind !== 'create';
}

/** The path of the collection: `/products/addProduct` is about `/products`. */
function withNoun(before: readonly string[], noun: string): readonly string[] {
  const last = before.at(-1) ?? '';
  return noun === '' || singularOf(last) === singularOf(noun) ? before : [...before, noun];
}

/** The name of a collection by any of its nouns: a literal segment of the contract, else the plural of the nouns. */
function createNounNames(literals: ReadonlySet<string>, nouns: readonly string[]): (noun: string) => string {
  const names = new Map<string, string>();
  const isPlural = (name: string) => singularOf(name) !== name.toLowerCase();
  for (const name of [...literals, ...nouns.filter(isPlural), ...nouns]) {
    if (!names.has(singularOf(name))) names.set(singularOf(name), name);
  }
  return (noun) => names.get(singularOf(noun)) ?? noun;
}

function singularOf(name: string): string {
  return singularsOf(name)[0] ?? name;
}
