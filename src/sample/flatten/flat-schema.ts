import type { JsonSchema, JsonSchemaObject } from '../../schema/json-schema.ts';

/**
 * A schema without references, `allOf` and alternatives: what it amounts to once a branch of each alternative is chosen.
 * It never requires more than the schema that it was made from. It may require less: `not`, for one, is left to the
 * validation of the whole value.
 */
export interface FlatSchema
  extends Omit<
    JsonSchemaObject,
    '$ref' | 'allOf' | 'anyOf' | 'oneOf' | 'if' | 'then' | 'else' | 'const' | 'pattern' | 'x-discriminator'
  > {
  /** All of them must match. */
  readonly patterns?: readonly string[];
}

/** A flat schema, or a part of one, and the references that were resolved to make it. */
export interface FlatPart {
  readonly schema: FlatSchema;
  readonly within: readonly string[];
}

/** The flat form of a whole schema. */
export interface Flat extends FlatPart {
  /** Whether a value of the flat schema may still be invalid against the original one. */
  readonly isApproximate: boolean;
}

/** How flattening got to a schema. */
export interface RefPath {
  /** The references resolved on the way, so that a recursive schema ends. */
  readonly refs: readonly string[];
  /** The first reference since the last choice of a branch: the schema that the value is an instance of. */
  readonly intended?: string;
}

/** Makes a schema flat; absent when nothing can satisfy it. */
export type Flatten = (schema: JsonSchema, path: RefPath) => FlatPart | undefined;
