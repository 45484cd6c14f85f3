import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { findName, singularsOf } from '../naming.ts';
import type { IdInput } from '../resource.ts';
import { type ActionPath, parseResourcePath, plainPath } from '../resource-path.ts';

/** The property of a body or the query parameter that says which item an operation is about: `recipient_id` or `id`; `undefined` without one. */
export function inferIdInput(
  mergeSchema: MergeSchema,
  operation: Operation,
  segment: string,
): IdInput | undefined {
  const words = singularsOf(segment);
  const expected = [...words.flatMap((word) => [`${word}id`, `${word}uuid`]), 'id', 'uuid', '_id', ...words];
  const inQuery = operation.parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name);
  const query = findName(inQuery, expected);
  if (query !== undefined) return { in: 'query', name: query };
  const body = contentWithFields(operation.requestBody?.content)?.schema;
  const properties = [...mergeSchema(body ?? {}).properties].filter(([, schema]) => {
    const { types, keywords } = mergeSchema(schema);
    // A file is no id, though the items may be files: `POST /files/check` with {file}.
    if (keywords.format === 'binary' || keywords.contentMediaType !== undefined) return false;
    return ['string', 'integer', 'number'].some((type) => types.has(type));
  });
  const property = findName(
    properties.map(([name]) => name),
    expected,
  );
  return property === undefined ? undefined : { in: 'body', name: property };
}

/** The path of an action on the item that the request names elsewhere, and where that is. */
export interface ActionInRequest extends ActionPath {
  readonly idInput: IdInput;
}

/**
 * Reads the path of what seems to be an action on the item that a required query parameter, or else the body, names:
 * `POST /task/done?id=7` and `POST /tasks/finish` with `{taskId: 7}`.
 */
export function parseActionInRequest(
  mergeSchema: MergeSchema,
  operation: Operation,
): ActionInRequest | undefined {
  const [, collection = '', verb = ''] =
    /^(.*\/[A-Za-z][\w-]*)\/([A-Za-z][\w-]*)$/.exec(plainPath(operation.path)) ?? [];
  const item = verb === '' ? undefined : parseResourcePath(collection);
  if (item === undefined || item.idParameter !== undefined) return undefined;
  const idInput = inferIdInput(mergeSchema, operation, item.segment);
  if (idInput === undefined || !isAlwaysSent(mergeSchema, operation, idInput)) return undefined;
  return { item: { ...item, idParameter: idInput.name }, verb, idInput };
}

/** Whether a request has to say which item: in a required parameter or property, or in the only one of its body. */
function isAlwaysSent(mergeSchema: MergeSchema, operation: Operation, { in: place, name }: IdInput): boolean {
  if (place === 'query') {
    return operation.parameters.some(
      (each) => each.in === 'query' && each.name === name && each.required === true,
    );
  }
  const body = contentWithFields(operation.requestBody?.content)?.schema ?? {};
  const { required, properties } = mergeSchema(body);
  // A read-only id is in responses alone, though the schema of both requires it.
  const isReadOnly = mergeSchema(properties.get(name) ?? {}).keywords.readOnly === true;
  return !isReadOnly && (required.has(name) || properties.size === 1);
}
