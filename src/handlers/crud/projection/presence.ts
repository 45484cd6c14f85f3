import { findName } from '../../../inference/naming.ts';
import { wrapperNames } from '../../../inference/wrapper/wrapper-names.ts';
import type { Schema } from '../../../openapi/document.ts';
import { isReference } from '../../../openapi/reference.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import { saysOutcome } from '../values/outcome.ts';

/** What an object is: an item or a part of one, the envelope of an item, or the page of a list. */
export type FilledKind = 'item' | 'envelope' | 'page';

/** An object that is filled, and the one that it is in. */
export interface FilledObject {
  readonly schema: Schema;
  readonly kind: FilledKind;
  /** Its properties that requests can set. */
  readonly sendable: ReadonlySet<string>;
  /** The property that holds the object, of the object around it; absent for the outermost. */
  readonly holder?: Holder;
}

/** The property in which an object is, and whether it is there already: what was sent, or stored before. */
export interface Holder {
  readonly property: string;
  readonly object: FilledObject;
  readonly isSet: boolean;
}

/** How many objects deep properties are filled that nothing requires. */
const maxOptionalDepth = 3;

/** What the response to a request is for, by the usual names. */
const purposes = /^(result|data|ok|success)$/i;

/**
 * Whether a property that an object lacks must be there. A schema that lists nothing as required says nothing about what
 * is there: clients expect all of it, but for what a request could have set and did not. Nothing is added to an object
 * that was sent. In an envelope, what the response is for is never left out.
 */
export function isExpected(
  { mergeSchema, itemReferences }: CrudContext,
  object: FilledObject,
  merged: MergedSchema,
  name: string,
): boolean {
  if (merged.required.has(name)) return true;
  if (object.kind !== 'item' && isOutermost(object) && purposes.test(name)) return true;
  if (merged.required.size > 0 || merged.variants.length > 0) return false;
  if (object.holder?.isSet === true || object.sendable.has(name)) return false;
  const schema = merged.properties.get(name) ?? {};
  if (object.kind === 'page' && isInvented(name, mergeSchema(schema))) return false;
  return !isNestedInItself(object, schema) && !isOfOther(itemReferences, object, schema);
}

/** Whether an object is the body, or all that it wraps: `{statusCode, responseBody: {data, message}}`. */
function isOutermost({ holder }: FilledObject): boolean {
  return holder === undefined || (isWrapper(holder.property) && holder.object.holder === undefined);
}

function isWrapper(name: string): boolean {
  return findName([name], wrapperNames) !== undefined;
}

/** Whether a property of an item shows one of another collection, which nothing says that it has: the driver of a new car. */
function isOfOther(items: ReadonlySet<string>, { kind }: FilledObject, schema: Schema): boolean {
  return kind === 'item' && referencesOf(schema).some((reference) => items.has(reference));
}

/** Whether a property would get a generated text or number, which a client of a list could take for a token or a link. */
function isInvented(name: string, merged: MergedSchema): boolean {
  const { types, keywords } = merged;
  const isText = types.has('string') || types.has('integer') || types.has('number');
  return isText && !saysOutcome(name, merged) && keywords.enum === undefined && keywords.const === undefined;
}

/** Whether a schema is that of an object around it, or too deep: `parent` in a category is another category. */
function isNestedInItself(object: FilledObject, schema: Schema): boolean {
  const references = referencesOf(schema);
  let around: FilledObject | undefined = object;
  for (let depth = 0; around !== undefined; depth++) {
    if (depth > maxOptionalDepth) return true;
    const own = referencesOf(around.schema);
    if (references.some((reference) => own.includes(reference))) return true;
    around = around.holder?.object;
  }
  return false;
}

/** The components that a schema is, or is one of. */
function referencesOf(schema: Schema): readonly string[] {
  const parts = [schema, schema.allOf, schema.oneOf, schema.anyOf].flat();
  return parts.flatMap((part) => (isReference(part) ? [part.$ref] : []));
}
