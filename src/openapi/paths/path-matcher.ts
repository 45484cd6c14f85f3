import type { Operation } from '../operations.ts';
import { decodePathText } from './path-key.ts';
import {
  caselessKey,
  createPathTree,
  type FoundPath,
  findAll,
  insertPath,
  type PathNode,
  type SegmentKey,
} from './path-tree.ts';

/** The operations at a request's path. */
export interface PathMatch {
  /** The operations by method; of several with one method, the first. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** All operations with a method, which a query, a fragment or nothing distinguishes. */
  variantsOf(method: string): readonly Operation[];
  /** The path parameters with the names that one of the operations gives them, still percent-encoded. */
  paramsOf(operation: Operation): Readonly<Record<string, string>>;
  /** The base path of the request, such as `/v1`; links in a response begin with it. */
  readonly basePath: string;
  /** Whether the request has a trailing slash that the path lacks, or the other way round. */
  readonly isForgiven: boolean;
  /** Whether the contract writes the path in another case. */
  readonly isRecased?: boolean;
}

/** A path of the contract below one of its base paths. */
export interface PathTemplate {
  readonly basePath: string;
  readonly path: string;
}

/** Finds the operations at a path; `undefined` when there are none. Made by `createPathMatcher`. */
export interface MatchPath {
  (path: string): PathMatch | undefined;
  /** The same, which also finds paths that the contract writes in another case, where no path is written so. */
  inAnyCase(): MatchPath;
  /** All paths, for what is said of one that does not exist; several operations have the same one. */
  templates(): Iterable<PathTemplate>;
  /** Why nothing is served at a path that the contract has; `undefined` for any other path. */
  unservedAt(path: string): string | undefined;
}

/** The names of each operation's path parameters, in order. */
type ParameterNames = ReadonlyMap<Operation, readonly string[]>;

/** The base paths of an operation, without a trailing slash. */
export type BasePathsOf = (operation: Operation) => readonly string[];

const parameter = /\{([^}]+)\}/g;

/**
 * Creates the path matcher: a tree of path segments per base path, built once, so that a match takes time by the length
 * of the path and not by the number of operations. A literal segment wins over a template (`/customers/me` over
 * `/customers/{id}`), as OpenAPI specifies, except for methods that only the template has; a longer base path wins over
 * a shorter one. Paths are case-sensitive, unless `inAnyCase` is asked. Paths that differ only in the names of their parameters, or in their
 * percent-encoding, are the same path. A trailing slash too many or too few is forgiven where no other path takes it.
 * @param unserved the paths of which nothing is served, as operations that say why
 */
export function createPathMatcher(
  operations: Iterable<Operation>,
  basePathsOf: BasePathsOf = () => [''],
  unserved: readonly Operation[] = [],
): MatchPath {
  const names = new Map<Operation, readonly string[]>();
  for (const operation of operations) names.set(operation, parameterNames(operation));
  const longestFirst = createTrees(names.keys(), basePathsOf);
  let caseless: Trees | undefined;

  function matchExactly(path: string, trees = longestFirst, keyOf?: SegmentKey): PathMatch | undefined {
    for (const [basePath, root] of trees) {
      const rest = below(basePath, path);
      const found = rest === undefined ? [] : findAll(root, rest, keyOf);
      if (found.length > 0) return toMatch(found, names, basePath);
    }
    return undefined;
  }

  function matchAnyCase(sent: string): PathMatch | undefined {
    const found = match(sent);
    if (found !== undefined) return found;
    caseless ??= createTrees(names.keys(), basePathsOf, caselessKey);
    const recased = matchExactly(toUnicode(sent), caseless, caselessKey);
    return recased && { ...recased, isRecased: true };
  }

  function match(sent: string): PathMatch | undefined {
    const path = toUnicode(sent);
    const exact = matchExactly(path) ?? matchExactly(withoutEncodedSlashes(path, names));
    const forgiven = exact || path === '' ? undefined : matchExactly(withOtherEnd(path));
    return exact ?? (forgiven && { ...forgiven, isForgiven: true });
  }

  function* templates(): Iterable<PathTemplate> {
    for (const operation of names.keys()) {
      for (const basePath of basePathsOf(operation)) yield { basePath, path: operation.path };
    }
  }

  function unservedAt(path: string): string | undefined {
    if (unserved.length === 0) return undefined;
    const [operation] = createPathMatcher(unserved, basePathsOf)(path)?.operations.values() ?? [];
    return operation?.unserved;
  }

  const others = { templates, unservedAt };
  const inAnyCase = (): MatchPath => Object.assign(matchAnyCase, { ...others, inAnyCase });
  return Object.assign(match, { ...others, inAnyCase });
}

/** A tree of paths for each base path, the longest base path first. */
type Trees = readonly (readonly [basePath: string, root: PathNode])[];

function createTrees(operations: Iterable<Operation>, basePathsOf: BasePathsOf, keyOf?: SegmentKey): Trees {
  const roots = new Map<string, PathNode>();
  for (const operation of operations) {
    for (const basePath of basePathsOf(operation)) {
      const root = roots.get(basePath) ?? createPathTree();
      roots.set(basePath, root);
      insertPath(root, operation, keyOf);
    }
  }
  return [...roots].sort(([a], [b]) => b.length - a.length);
}

/** A path whose bytes are UTF-8 without percent-encoding; Node gives them as Latin-1. */
function toUnicode(path: string): string {
  if (!/[\x80-\xff]/.test(path) || /[^\0-\xff]/.test(path)) return path;
  const text = Buffer.from(path, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? path : text;
}

/** A generated client sends the slashes of a resource name percent-encoded: `/v1/projects%2Fp%2Fjobs%2F1`. */
function withoutEncodedSlashes(path: string, names: ParameterNames): string {
  const mayHave = /%2f/i.test(path) && [...names.keys()].some((each) => each.resourceNames !== undefined);
  return mayHave ? path.replace(/%2f/gi, '/') : path;
}

/** The path without its trailing slash, or with one. */
function withOtherEnd(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
}

/** The part of a path below a base path; the base path itself is the contract's `/`. */
function below(basePath: string, path: string): string | undefined {
  const start = path.slice(0, basePath.length);
  if (start !== basePath && decodePathText(start) !== basePath) return belowEncoded(basePath, path);
  const rest = path.slice(basePath.length);
  if (rest === '') return basePath === '' ? '' : '/';
  return rest.startsWith('/') ? rest : undefined;
}

/** The part of a path below a base path that one of them writes with percent-encoding. */
function belowEncoded(basePath: string, path: string): string | undefined {
  if (!basePath.includes('%') && !path.includes('%')) return undefined;
  const depth = basePath.split('/').length;
  const segments = path.split('/');
  const start = segments.slice(0, depth).join('/');
  if (decodePathText(start) !== decodePathText(basePath)) return undefined;
  return `/${segments.slice(depth).join('/')}`;
}

/** What several nodes have, each method from the most specific one that has it. */
function toMatch(found: readonly FoundPath[], names: ParameterNames, basePath: string): PathMatch {
  const [first, ...others] = found;
  if (first === undefined) throw new Error('nothing is found');
  const valuesOf = ({ method }: Operation) =>
    found.find(({ node }) => node.operations.has(method))?.values ?? [];
  const merge = <T>(pick: (node: PathNode) => ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    others.length === 0
      ? pick(first.node)
      : new Map(found.toReversed().flatMap(({ node }) => [...pick(node)]));
  return {
    operations: merge((node) => node.operations),
    variantsOf: (method) => merge((node) => node.variants).get(method) ?? [],
    paramsOf: (operation) => namedValues(names, operation, valuesOf(operation)),
    basePath,
    isForgiven: false,
  };
}

function parameterNames({ path }: Operation): readonly string[] {
  return [...path.matchAll(parameter)].map(([, name = '']) => name);
}

/** @throws Error for an operation that the matcher was not created with: a bug. */
function namedValues(
  names: ParameterNames,
  operation: Operation,
  values: readonly string[],
): Readonly<Record<string, string>> {
  const known = names.get(operation);
  if (known === undefined) throw new Error(`no path leads to ${operation.method} ${operation.path}`);
  const sent: Readonly<Record<string, string>> = Object.fromEntries(
    known.map((name, at) => [name, values[at] ?? '']),
  );
  const { resourceNames } = operation;
  if (resourceNames === undefined) return sent;
  const whole = Object.entries(resourceNames).map(([name, template]) => [
    name,
    template.replace(parameter, (_, id: string) => sent[id] ?? ''),
  ]);
  return { ...sent, ...Object.fromEntries(whole) };
}
