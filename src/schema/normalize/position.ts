import type { Direction, JsonSchema } from '../json-schema.ts';

/** Where in the document a schema is normalized. */
export interface Position {
  readonly direction: Direction;
  /**
   * The pointer of the named schema that this one is part of, as long as both apply to the same value: within `allOf`
   * or `anyOf`, but not within `properties`.
   */
  readonly owner?: string;
  /** Whether the schema is included by another one, which is closed as a whole: it is not closed by itself then. */
  readonly isOpen?: boolean;
  /** Whether the schema is a base that a subtype includes: it does not stand for its subtypes then. */
  readonly isBase?: boolean;
}

/** Normalizes a schema: `false` stays, what is no schema allows everything. Made by `createNormalize`. */
export type NormalizeAt = (schema: unknown, position: Position) => JsonSchema;
