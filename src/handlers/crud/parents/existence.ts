import type { BodyPath } from '../../../inference/body-path.ts';
import { inferSuccessResponse } from '../../../inference/item-payloads.ts';
import { findName } from '../../../inference/naming.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Operation } from '../../../openapi/operations.ts';
import type { MergeSchema } from '../../../schema/merged-schema.ts';

/** Names of flags that say whether something is there. */
const flagNames = ['exists', 'exist', 'isexisting', 'existing', 'found', 'result', 'data'];

/** How many envelopes a flag may be in. */
const maxDepth = 2;

/**
 * Where the response of `GET /folders/{id}/exists` says whether the item is there: in the body itself, or in a flag of it
 * or of the object that it wraps. `undefined` for any other operation.
 */
export function existenceFlag(mergeSchema: MergeSchema, operation: Operation): BodyPath | undefined {
  if (operation.method !== 'get' || !/[/:]exists\/?$/i.test(operation.path)) return undefined;
  const schema = inferSuccessResponse(operation, 'read')?.schema;
  return schema && flagIn(mergeSchema, schema, maxDepth);
}

function flagIn(mergeSchema: MergeSchema, schema: Schema, depth: number): BodyPath | undefined {
  const { types, properties } = mergeSchema(schema);
  if (types.has('boolean')) return [];
  const isFlag = (property: Schema) => mergeSchema(property).types.has('boolean');
  const flag = findName(
    [...properties].flatMap(([name, property]) => (isFlag(property) ? [name] : [])),
    flagNames,
  );
  if (flag !== undefined || depth === 0) return flag === undefined ? undefined : [flag];
  for (const [name, member] of properties) {
    const inner = flagIn(mergeSchema, member, depth - 1);
    if (inner !== undefined && !isFlag(member)) return [name, ...inner];
  }
  return undefined;
}
