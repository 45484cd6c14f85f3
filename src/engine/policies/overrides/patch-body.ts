import type { BodyShapeOf } from '../../../codecs/declared-content.ts';
import { isObject } from '../../../json.ts';
import type { Operation } from '../../../openapi/operations.ts';
import type { Reply } from '../../../operation.ts';
import { mergePatch } from '../../../schema/merge-patch.ts';
import type { MergeSchema } from '../../../schema/merged-schema.ts';

/** The body of a reply with a JSON Merge Patch applied; made by `createPatchBody`. */
export type PatchBody = (
  operation: Operation,
  reply: Reply,
  patch: Readonly<Record<string, unknown>>,
) => unknown;

/**
 * Creates what patches bodies (RFC 7396). A body that is no object is replaced, as the RFC has it. `null` deletes a
 * property, unless the schema of the response allows `null` there.
 * @param shapeOf made by `createBodyShapes`
 */
export function createPatchBody(shapeOf: BodyShapeOf, mergeSchema: MergeSchema): PatchBody {
  return (operation, reply, patch) => {
    const schema = shapeOf(operation, reply)?.media.schema ?? {};
    return mergePatch(mergeSchema, schema, isObject(reply.body) ? reply.body : {}, patch);
  };
}
