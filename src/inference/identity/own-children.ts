import type { Schema } from '../../openapi/document.ts';
import { isObjectSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import { findProperty, plainName, singularsOf } from '../naming.ts';
import type { PropertyLocation } from '../resource.ts';
import type { ResourcePath } from '../resource-path.ts';

/** What the items are called in a path that are below another of the same collection: `subtasks`, `childPages`, `replies`. */
const childWords = /^(?:sub|child|nested|repl(?:y|ies)$)/;

/** The properties of an item that hold the item above it, before and after the word for the item: `parent_task_id`. */
const parentWords: readonly string[] = ['parent', 'inreplyto', 'replyto', 'replyof'];

/** What somebody replies to by another of the same: a reply to a conversation or a ticket is none. */
const repliable = /(?:comment|message|post|tweet|note|answer|e?mail|review|status|statuse|repl(?:y|ie))s?$/;

/**
 * Whether a path leads to those items of a collection that are below another of its items: `/tasks/{taskId}/subtasks`.
 * @param collection the path of the collection
 */
export function isPathOfChildren(collection: string, { collection: path, segment }: ResourcePath): boolean {
  if (path !== `${collection}/{}/${segment}` || !childWords.test(plainName(segment))) return false;
  return plainName(segment) !== 'reply' || repliable.test(plainName(collection));
}

/** Where an item has the id of the one above it in its own collection: `parent.id`, `parent_task_id`. */
export function findOwnParent(
  mergeSchema: MergeSchema,
  schemas: readonly Schema[],
  { name, after }: { readonly name: string; readonly after: string },
): PropertyLocation | undefined {
  const words = ['', ...singularsOf(after)];
  const expected = parentWords.flatMap((parent) =>
    words.flatMap((word) => ['', 'id', 'uuid', 'gid', 'key'].map((end) => parent + word + end)),
  );
  for (const schema of schemas) {
    const { properties } = mergeSchema(schema);
    const property = findProperty(properties, expected);
    if (property === undefined) continue;
    const merged = mergeSchema(properties.get(property) ?? {});
    if (!isObjectSchema(merged)) return { property };
    const inner = findProperty(merged.properties, [name, 'id', 'uuid', 'gid', 'key']);
    return inner === undefined ? undefined : { property, inner };
  }
  return undefined;
}
