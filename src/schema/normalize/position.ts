import type { Direction, JsonSchema } from '../json-schema.ts';

/** Where in the document a schema is normalized. */
export interface Position {
  readonly direction: Direction;
  /**
   * The pointer of the named schema that this one is part of, as long as both apply to the same value: within `allOf`
   * or `anyOf`, but not within `properties`.
   */
  readonly owner?: string;
}

/** Normalizes a schema: `false` stays, what is no schema allows everything. Made by `createNormalize`. */
export type NormalizeAt = (schema: unknown, position: Position) => JsonSchema;
