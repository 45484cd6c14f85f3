import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { findProperty, singularsOf } from '../naming.ts';
import { parentPropertyOf } from '../path-properties.ts';
import type { PropertyLocation } from '../resource.ts';
import { describingObjects } from './id-property.ts';
import { isGeneral } from './identifier-words.ts';

/** A path parameter before the id of an item, and the word before it. */
interface ParentPathParameter {
  readonly name: string;
  readonly after: string;
  /** Whether no word stands between it and the id, as with the `{owner}` of `/repos/{owner}/{repo}`. */
  readonly isPartOfKey: boolean;
}

/** What an object is called by in a path, the likeliest first: `owner.login`. */
const callNames = ['login', 'username', 'slug', 'name', 'key', 'id', 'uuid'];

/**
 * Where an item has the value of a parameter before its collection: in a property such as `customerId`, in
 * `metadata.namespace`, or for a part of its key in the object of its name, such as `owner.login`.
 */
export function findParentLocation(
  mergeSchema: MergeSchema,
  schemas: readonly Schema[],
  { name, after, isPartOfKey }: ParentPathParameter,
): PropertyLocation | undefined {
  const property = parentPropertyOf(mergeSchema, schemas, { name, after: isPartOfKey ? name : after });
  if (property !== undefined) return { property };
  // The `{name}` of `/zones/{name}/snapshots` is that of a zone, and `metadata.name` that of a snapshot.
  const names = isPartOfKey ? [name] : [...(isGeneral(name) ? [] : [name]), ...singularsOf(after)];
  return (
    findInner(mergeSchema, schemas, describingObjects, names) ??
    (isPartOfKey ? findInner(mergeSchema, schemas, [name], [name, ...callNames]) : undefined)
  );
}

function findInner(
  mergeSchema: MergeSchema,
  schemas: readonly Schema[],
  objects: readonly string[],
  names: readonly string[],
): PropertyLocation | undefined {
  for (const schema of schemas) {
    const { properties } = mergeSchema(schema);
    const property = findProperty(properties, objects);
    const found = property === undefined ? undefined : properties.get(property);
    const inner = found && findProperty(mergeSchema(found).properties, names);
    if (property !== undefined && inner !== undefined) return { property, inner };
  }
  return undefined;
}
