import type { JsonSchemaObject } from '../../schema/json-schema.ts';

/**
 * A schema without references, `allOf`, and alternatives: what one choice among them comes to. It asks for no more
 * than the schema that it was made of, and may ask for less (`not` is left to the check of the whole).
 */
export interface FlatSchema
  extends Omit<
    JsonSchemaObject,
    '$ref' | 'allOf' | 'anyOf' | 'oneOf' | 'if' | 'then' | 'else' | 'const' | 'pattern' | 'x-discriminator'
  > {
  /** All of them must match. */
  readonly patterns?: readonly string[];
}

/** A part of what a schema comes to, and the references that led to it. */
export interface FlatPart {
  readonly schema: FlatSchema;
  readonly within: readonly string[];
}

/** What a schema comes to. */
export interface Flat extends FlatPart {
  /** Whether a value of the flat schema may still not fit the one that it was made of. */
  readonly isUnsure: boolean;
}
