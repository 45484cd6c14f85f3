import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Operation } from '../../openapi/operations.ts';
import { responseKey } from '../../openapi/responses.ts';
import { isObjectSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import { parseResourcePath, type ResourcePath } from '../resource-path.ts';

/** Gives a path whose parameter says which of several collections is meant the form of a path to a collection. */
export type ToScoped = (path: ResourcePath) => ResourcePath;

/**
 * Finds the collections that end with a parameter: what `POST /pipelines/{objectType}` creates, `GET /pipelines/{objectType}`
 * lists and `/pipelines/{objectType}/{pipelineId}` leads to. Where `/pipelines` itself is a path, its items are found there.
 */
export function createScopedPaths(operations: Iterable<Operation>, mergeSchema: MergeSchema): ToScoped {
  const all = [...operations].flatMap((operation) => {
    const path = parseResourcePath(operation.path);
    return path === undefined ? [] : [{ operation, path, whole: wholePath(path) }];
  });
  const wholes = new Set(all.map(({ whole }) => whole));
  const onItem = new Set(
    all.flatMap(({ path, operation }) =>
      path.idParameter !== undefined && operation.method !== 'post' ? [path.collection] : [],
    ),
  );
  const lists = all.filter(
    ({ operation }) => operation.method === 'get' && showsList(mergeSchema, operation),
  );
  const listed = new Set(lists.map(({ whole }) => whole));
  const scoped = new Set(
    all.flatMap(({ operation, path, whole }) =>
      path.idParameter !== undefined &&
      operation.method === 'post' &&
      listed.has(whole) &&
      onItem.has(whole) &&
      !wholes.has(path.collection)
        ? [whole]
        : [],
    ),
  );
  if (scoped.size === 0) return (path) => path;
  return (path) => {
    const { idParameter, ...rest } = path;
    if (idParameter === undefined || !scoped.has(wholePath(path))) return path;
    const scope = { name: idParameter, after: path.segment };
    return { ...rest, collection: wholePath(path), parameters: [...path.parameters, scope] };
  };
}

/** The path of an operation, without the names of its parameters. */
function wholePath({ collection, idParameter }: ResourcePath): string {
  return idParameter === undefined ? collection : `${collection}/{}`;
}

/** Whether the response of an operation is a list, or an object with a list of objects and no id. */
function showsList(mergeSchema: MergeSchema, operation: Operation): boolean {
  const key = responseKey(operation, 200);
  const schema = key === undefined ? undefined : contentWithFields(operation.responses[key]?.content)?.schema;
  const { types, properties } = mergeSchema(schema ?? {});
  if (types.has('array')) return true;
  const rows = [...properties.values()].map((member) => mergeSchema(member).items);
  const hasRows = rows.some((items) => items !== undefined && isObjectSchema(mergeSchema(items)));
  return hasRows && !properties.has('id');
}
