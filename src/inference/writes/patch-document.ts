import { isStructured } from '../../codecs/codecs.ts';
import type { MediaType, Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { isObjectSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import type { BodyPath } from '../body-path.ts';

/** How a request body describes changes of an item, where it is no part of the item itself. */
export interface PatchDocument {
  /** `json-patch` is RFC 6902, whose paths are JSON pointers; `scim` is RFC 7644, 3.5.2, with paths of its own. */
  readonly language: 'json-patch' | 'scim';
  /** Where the body has the operations; empty when the body is the list of them. */
  readonly operationsPath: BodyPath;
}

/** A write, apart from the patch documents that it accepts. */
export interface SplitWrite {
  /** The operation with the other request bodies only. */
  readonly operation: Operation;
  readonly patch?: PatchDocument;
}

/**
 * Finds the patch documents among the bodies of an operation: a list of `{op, path, value}`, alone or in a property. A
 * body of `application/json-patch+json` whose schema is an object is none: some frameworks list that media type for
 * every body, and the body is then a part of the item.
 */
export function splitPatch(mergeSchema: MergeSchema, operation: Operation): SplitWrite {
  const { requestBody } = operation;
  if (requestBody === undefined) return { operation };
  const contents = Object.entries(requestBody.content);
  const found = contents.flatMap(([name, declared]) => patchIn(mergeSchema, name, declared) ?? []);
  const [patch] = found;
  if (patch === undefined) return { operation };
  const others = contents.filter(([name, declared]) => {
    const ofBody = patchIn(mergeSchema, name, declared);
    const isEither = ofBody?.operationsPath.length === 0 && mayBeObject(mergeSchema, declared.schema);
    return ofBody === undefined || isEither;
  });
  return {
    patch,
    operation: { ...operation, requestBody: { ...requestBody, content: Object.fromEntries(others) } },
  };
}

function patchIn(mergeSchema: MergeSchema, mediaType: string, media: MediaType): PatchDocument | undefined {
  if (!isStructured(mediaType, media)) return undefined;
  const { schema = {} } = media;
  const merged = mergeSchema(schema);
  const isPatchType = /^application\/json-patch\+json\b/i.test(mediaType);
  const isObject = isObjectSchema(merged);
  if (hasOperations(mergeSchema, schema) || (isPatchType && !isObject)) {
    return { language: 'json-patch', operationsPath: [] };
  }
  if (!isObject) return undefined;
  for (const [name, property] of merged.properties) {
    const isScim = name === 'Operations' && merged.properties.has('schemas');
    if (!hasOperations(mergeSchema, property)) continue;
    return { language: isScim ? 'scim' : 'json-patch', operationsPath: [name] };
  }
  return undefined;
}

/** Whether a schema, or an alternative of it, is a list of objects with an operation and a path. */
function hasOperations(mergeSchema: MergeSchema, schema: Schema): boolean {
  const { items, variants } = mergeSchema(schema);
  return isOperation(items) || variants.some((variant) => isOperation(mergeSchema(variant.schema).items));

  function isOperation(elements: Schema | undefined): boolean {
    if (elements === undefined) return false;
    const { properties } = mergeSchema(elements);
    return properties.has('op') && properties.has('path');
  }
}

function mayBeObject(mergeSchema: MergeSchema, schema: Schema = {}): boolean {
  return isObjectSchema(mergeSchema(schema));
}
