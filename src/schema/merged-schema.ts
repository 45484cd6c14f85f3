import { isObject } from '../json.ts';
import type { Schema } from '../openapi/document.ts';

/** One branch of a `oneOf` or `anyOf`, and the values of the discriminator that select it. */
export interface Variant {
  readonly schema: Schema;
  readonly tag?: { readonly property: string; readonly values: readonly string[] };
  /** Whether a value may be an instance of others too: one of an `anyOf` without a discriminator. */
  readonly isShared?: true;
}

/** What a schema says about a value, with its references and `allOf` parts merged. */
export interface MergedSchema {
  /** The types that it allows, without `null`; empty when it does not restrict the type. */
  readonly types: ReadonlySet<string>;
  readonly isNullable: boolean;
  /** Every declared property, those of the variants included. */
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
  /** Whether an object may have a property of this name: a closed schema allows only the declared ones. */
  readonly allows: (name: string) => boolean;
  /** The schema of undeclared properties. */
  readonly additional?: Schema;
  readonly items?: Schema;
  readonly variants: readonly Variant[];
  /** The other keywords, such as `format` and `default`; where two parts have the same one, the outer part wins. */
  readonly keywords: Schema;
}

/**
 * Merges a schema with its references and `allOf` parts. With a value, the variant that matches the value is merged
 * in as well, in place of all variants. Made by `createSchemaMerger`.
 */
export type MergeSchema = (schema: Schema, value?: unknown) => MergedSchema;

/** Whether a node is an object schema; the boolean schemas `true` and `false` describe nothing. */
export function isSchema(node: unknown): node is Schema {
  return isObject(node);
}

/** Whether a schema describes objects; one without a type does when it has properties. */
export function isObjectSchema({ types, properties }: MergedSchema): boolean {
  return types.has('object') || (types.size === 0 && properties.size > 0);
}

/** Whether a value has one of the types that a schema allows. */
export function fitsType({ types, isNullable }: MergedSchema, value: unknown): boolean {
  if (value === null) return isNullable || types.size === 0;
  if (types.size === 0) return true;
  if (Array.isArray(value)) return types.has('array');
  if (typeof value === 'number')
    return types.has('number') || (types.has('integer') && Number.isInteger(value));
  return types.has(typeof value);
}

/** Whether a value is one of the `enum` or `const` values, where a schema has any; objects and null are not looked at. */
export function isListedValue({ keywords }: MergedSchema, value: unknown): boolean {
  if (typeof value === 'object') return true;
  if (keywords.const !== undefined && keywords.const !== value) return false;
  return !Array.isArray(keywords.enum) || keywords.enum.includes(value);
}

/** How descriptions say that an object has no properties, though its schema admits any. */
const saysEmpty = /^an? empty (?:object|response|body)\b|\balways (?:an )?empty\b/i;

/** Whether a schema admits any object, names no property, and is not said to be that of an empty one. */
export function isOpaque({
  types,
  properties,
  additional,
  variants,
  keywords,
  allows,
}: MergedSchema): boolean {
  const mayBeObject =
    types.size === 0 ? keywords.enum === undefined && keywords.const === undefined : types.has('object');
  const isFree = additional === undefined || Object.keys(additional).length === 0;
  const isEmpty = typeof keywords.description === 'string' && saysEmpty.test(keywords.description);
  return mayBeObject && properties.size === 0 && variants.length === 0 && isFree && !isEmpty && allows('x');
}
