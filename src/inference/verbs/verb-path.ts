import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { findName, singularsOf } from '../naming.ts';
import type { IdInput } from '../resource.ts';
import { parseResourcePath, type ResourcePath } from '../resource-path.ts';
import { parseVerbSegment, type VerbKind } from './verb-words.ts';

/** What the path of an operation means that names its verb, such as `/products/delete/{id}` or `/recipient/get`. */
export interface VerbPath {
  readonly kind: VerbKind;
  /** The path without the verb: that of `/products/{id}`. Its `idParameter` may be a property of the request. */
  readonly path: ResourcePath;
  /** Where the request has the id, when its path does not. */
  readonly idInput?: IdInput;
}

/** Finds the verb in the path of an operation; `undefined` for a path of nouns. Made by `createVerbPaths`. */
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
  const nouns = all.flatMap(({ path, method }) => {
    const noun = splitPath(path, method)?.noun ?? '';
    return noun === '' ? [] : [noun];
  });
  const nounOf = createNounNames(literals, nouns);
  const isNoun = createNounCheck(all);
  return (operation) => {
    const split = isNoun(operation) ? undefined : splitPath(operation.path, operation.method);
    const path = split && pathWithoutVerb(split, nounOf);
    if (split === undefined || path === undefined) return undefined;
    if (isOnItem(split.kind) === (path.idParameter !== undefined)) return { kind: split.kind, path };
    return isOnItem(split.kind) ? withoutIdInPath(mergeSchema, operation, split, path) : undefined;
  };
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
 * `GET /lists/new/{id}` creates something new.
 */
function createNounCheck(operations: readonly Operation[]): (operation: Operation) => boolean {
  const kindsOf = new Map<string, Set<VerbKind | undefined>>();
  for (const { path, method } of operations) {
    const collection = parseResourcePath(path)?.collection ?? path;
    const kinds = kindsOf.get(collection) ?? new Set();
    kindsOf.set(collection, kinds.add(splitPath(path, method)?.kind));
  }
  return ({ path }) => (kindsOf.get(parseResourcePath(path)?.collection ?? path)?.size ?? 0) > 1;
}

/** The parts of a path around its verb. */
interface SplitPath {
  readonly before: readonly string[];
  readonly kind: VerbKind;
  readonly noun: string;
  readonly id?: string;
}

/** The verb is the last word of a path; a parameter may follow it, or precede it: `/orders/{id}/update`. */
function splitPath(path: string, method: string): SplitPath | undefined {
  const segments = path.replace(/\/+$/, '').split('/');
  const hasId = segments.at(-1)?.startsWith('{') === true;
  const at = segments.length - (hasId ? 2 : 1);
  const verb = parseVerbSegment(segments[at] ?? '', method);
  if (verb === undefined || at < 1) return undefined;
  const before = segments.slice(0, at);
  const id = hasId ? segments.at(-1) : undefined;
  const last = before.at(-1) ?? '';
  if (id !== undefined || !last.startsWith('{')) return { before, ...verb, ...(id !== undefined && { id }) };
  return isOnItem(verb.kind) && verb.noun === ''
    ? { before: before.slice(0, -1), ...verb, id: last }
    : undefined;
}

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

/** The property of a body or the query parameter that says which item: `recipient_id` or `id`. */
function inferIdInput(mergeSchema: MergeSchema, operation: Operation, segment: string): IdInput | undefined {
  const words = singularsOf(segment);
  const expected = [...words.flatMap((word) => [`${word}id`, `${word}uuid`]), 'id', 'uuid', '_id', ...words];
  const inQuery = operation.parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name);
  const query = findName(inQuery, expected);
  if (query !== undefined) return { in: 'query', name: query };
  const body = contentWithFields(operation.requestBody?.content)?.schema;
  const properties = [...mergeSchema(body ?? {}).properties].filter(([, schema]) => {
    const { types } = mergeSchema(schema);
    return ['string', 'integer', 'number'].some((type) => types.has(type));
  });
  const property = findName(
    properties.map(([name]) => name),
    expected,
  );
  return property === undefined ? undefined : { in: 'body', name: property };
}
