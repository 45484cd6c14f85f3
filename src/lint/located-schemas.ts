import { visitSchemas } from '../openapi/visit-schemas.ts';
import type { Tokens } from './locations.ts';

/** A schema of a document, those inside others too, with its location. */
export interface LocatedSchema {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly tokens: Tokens;
}

/** All schemas of a document, in its order: every other rule looks at each, and one walk finds them for all. */
export function locatedSchemas(document: object): readonly LocatedSchema[] {
  const found: LocatedSchema[] = [];
  visitSchemas(document, (schema, tokens) => found.push({ schema, tokens: tokens.slice() }));
  return found;
}
