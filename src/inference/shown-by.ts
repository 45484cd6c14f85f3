import { contentWithFields } from '../codecs/declared-content.ts';
import type { Operation } from '../openapi/operations.ts';
import { successResponseOf } from '../openapi/responses.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';

/**
 * What an operation shows when it succeeds, at first sight: a list, also in an object without an id; an object or a file; or
 * anything, where nothing is said of its response.
 */
export function shownBy(mergeSchema: MergeSchema, operation: Operation): 'list' | 'object' | 'anything' {
  const { content = {} } = successResponseOf(operation).response;
  const media = contentWithFields(content);
  if (media === undefined) return Object.keys(content).length === 0 ? 'anything' : 'object';
  const { types, properties } = mergeSchema(media.schema ?? {});
  const hasRows = [...properties.values()].some((member) => mergeSchema(member).items !== undefined);
  return types.has('array') || (hasRows && !properties.has('id')) ? 'list' : 'object';
}
