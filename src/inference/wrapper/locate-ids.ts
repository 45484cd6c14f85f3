import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { findName, singularsOf } from '../naming.ts';
import type { SuccessResponse } from '../resource.ts';

/**
 * The response of a create with the place where its body lists the ids of what was created, in the body itself or in a
 * wrapper: `{ids: […]}`, `{data: {payment_ids: […]}}`.
 * @param collectionPath names the items: `payment` for `/books/{}/payments`
 */
export function withIdsPath(
  mergeSchema: MergeSchema,
  response: SuccessResponse,
  collectionPath: string,
): SuccessResponse {
  const idsPath = locateIds(mergeSchema, response.schema ?? {}, collectionPath);
  return idsPath === undefined ? response : { ...response, idsPath };
}

function locateIds(
  mergeSchema: MergeSchema,
  body: Schema,
  collectionPath: string,
): readonly string[] | undefined {
  const words = singularsOf(collectionPath.slice(collectionPath.lastIndexOf('/') + 1));
  const expected = ['ids', ...words.map((word) => `${word}ids`), 'createdids', 'insertedids'];
  const { properties } = mergeSchema(body);
  const own = idListIn(mergeSchema, properties, expected);
  if (own !== undefined) return [own];
  for (const [name, schema] of properties) {
    const inner = idListIn(mergeSchema, mergeSchema(schema).properties, expected);
    if (inner !== undefined) return [name, inner];
  }
  return undefined;
}

/** The property of an expected name that is a list of texts or of numbers. */
function idListIn(
  mergeSchema: MergeSchema,
  properties: ReadonlyMap<string, Schema>,
  expected: readonly string[],
): string | undefined {
  const lists = [...properties].flatMap(([name, schema]) => {
    const { items } = mergeSchema(schema);
    const types = items && mergeSchema(items).types;
    return ['string', 'integer', 'number'].some((type) => types?.has(type)) ? [name] : [];
  });
  return findName(lists, expected);
}
