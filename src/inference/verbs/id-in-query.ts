import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { findName, singularsOf } from '../naming.ts';
import { parseResourcePath } from '../resource-path.ts';
import { shownBy } from '../shown-by.ts';
import type { VerbPath } from './operation-kind.ts';

/** What each method does with the item that a query names. */
const kinds: Readonly<Record<string, VerbPath['kind']>> = {
  get: 'read',
  put: 'replace',
  patch: 'update',
  delete: 'delete',
};

/**
 * The item that a required query parameter names, where the path is that of the collection: `GET /task?id=7` and
 * `DELETE /tasks?taskId=7`. A GET that shows a list filters it.
 */
export function itemInQuery(mergeSchema: MergeSchema, operation: Operation): VerbPath | undefined {
  const kind = kinds[operation.method];
  const required = operation.parameters.filter((each) => each.in === 'query' && each.required === true);
  if (kind === undefined || required.length === 0) return undefined;
  const path = parseResourcePath(operation.path);
  if (path === undefined || path.idParameter !== undefined) return undefined;
  const single = required.filter(({ schema = {} }) => !mergeSchema(schema).types.has('array'));
  const words = singularsOf(path.segment).flatMap((word) => [`${word}id`, `${word}uuid`]);
  const name = findName(
    single.map((each) => each.name),
    [...words, 'id', 'uuid', '_id'],
  );
  if (name === undefined || (kind === 'read' && shownBy(mergeSchema, operation) === 'list')) return undefined;
  return { kind, path: { ...path, idParameter: name }, idInput: { in: 'query', name } };
}
