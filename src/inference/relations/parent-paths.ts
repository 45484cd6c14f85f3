import { wordsBeforeId } from '../identity/identifier-words.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { singularsOf } from '../naming.ts';
import { parseResourcePath, type ResourcePath } from '../resource-path.ts';
import { kindOf, type OperationOnPath } from '../verbs/operation-kind.ts';
import { locateRows } from '../wrapper/locate-rows.ts';

/** Moves what is at a path whose parent comes last to a collection below the parent; leaves any other as it is. */
export type ToParent = (candidate: OperationOnPath) => OperationOnPath;

/** A path whose last parameter names items of another collection. */
interface ParentPath {
  readonly path: ResourcePath;
  /** The path of the collection that the parameter names items of. */
  readonly parent: string;
}

/**
 * Finds the paths in which the id of a parent follows the name of the collection, as small applications write them:
 * `POST /tasks/{userId}` creates a task of a user, `GET /tasks/{userId}` lists those of the user, and
 * `/tasks/{userId}/{taskId}` is one of them. They are served as `/users/{userId}/tasks` is.
 */
export function createParentPaths(
  context: InferenceContext,
  candidates: readonly OperationOnPath[],
): ToParent {
  const parentOf = createParentSearch(candidates.map(({ path }) => path));
  const isCreated = new Set(
    candidates.flatMap((each) =>
      kindOf(each) === 'create' && each.path.idParameter === undefined ? [each.path.collection] : [],
    ),
  );
  const found = new Map<string, ParentPath>();
  for (const candidate of candidates) {
    const { path, hint } = candidate;
    const parent = hint.role === undefined ? parentOf(path) : undefined;
    if (parent === undefined) continue;
    const isOfMany = isList(context, candidate) || (isCreate(candidate) && !isCreated.has(path.collection));
    if (isOfMany) found.set(path.collection, { path, parent });
  }
  return (candidate) => withoutParentId(moved(found, candidate));
}

function moved(found: ReadonlyMap<string, ParentPath>, candidate: OperationOnPath): OperationOnPath {
  const { path, verb } = candidate;
  const own = found.get(path.collection);
  if (own !== undefined && path.idParameter === own.path.idParameter) {
    const kind = kindOf(candidate);
    if (kind === 'replace' || (kind === 'update' && !isCreate(candidate))) return candidate;
    const list = verb?.kind === 'read' && { verb: { ...verb, kind: 'list' as const } };
    return { ...candidate, path: below(own), ...list };
  }
  const above = path.collection.endsWith('/{}') ? found.get(path.collection.slice(0, -3)) : undefined;
  const isItem = above !== undefined && path.parameters.at(-1)?.name === above.path.idParameter;
  return isItem && path.idParameter !== undefined
    ? { ...candidate, path: { ...below(above), idParameter: path.idParameter } }
    : candidate;
}

/** The path of the collection below the parent. */
function below({ path, parent }: ParentPath): ResourcePath {
  const { segment, idParameter: name = '' } = path;
  const after = parent.slice(parent.lastIndexOf('/') + 1);
  return { collection: `${parent}/{}/${segment}`, segment, parameters: [{ name, after }] };
}

/** A verb that creates or lists says nothing of `/addTask/{slotId}`, where no parent is called so. */
function withoutParentId(candidate: OperationOnPath): OperationOnPath {
  const { verb, operation, path, hint } = candidate;
  const isOfMany = verb !== undefined && (verb.kind === 'create' || verb.kind === 'list');
  const plain = isOfMany && path.idParameter !== undefined ? parseResourcePath(operation.path) : undefined;
  return plain === undefined ? candidate : { operation, hint, path: plain };
}

function isCreate({ operation, verb }: OperationOnPath): boolean {
  return verb === undefined
    ? operation.method === 'post' && operation.requestBody !== undefined
    : verb.kind === 'create';
}

/** Whether a GET responds with rows. */
function isList({ mergeSchema }: InferenceContext, { operation, path }: OperationOnPath): boolean {
  const schema = operation.method === 'get' ? inferSuccessResponse(operation, 'list')?.schema : undefined;
  const evidence = {
    segment: path.segment,
    isKnown: false,
    isItem: () => false,
    properties: new Set<string>(),
    wrappers: [],
  };
  return schema !== undefined && locateRows(mergeSchema, schema, evidence) !== undefined;
}

/** Finds the collection that the last parameter of a path names, where that is another than the path's own. */
function createParentSearch(paths: readonly ResourcePath[]): (path: ResourcePath) => string | undefined {
  const byWord = new Map<string, string>();
  for (const { collection, segment, parameters } of paths) {
    if (parameters.length > 0) continue;
    for (const word of singularsOf(segment)) if (!byWord.has(word)) byWord.set(word, collection);
  }
  return ({ idParameter = '', segment, parameters }) => {
    if (parameters.length > 0) return undefined;
    const words = wordsBeforeId(idParameter);
    const isOwn = singularsOf(segment).some((own) =>
      words.some((word) => own.endsWith(word) || word.endsWith(own)),
    );
    return isOwn ? undefined : words.map((word) => byWord.get(word)).find((found) => found !== undefined);
  };
}
