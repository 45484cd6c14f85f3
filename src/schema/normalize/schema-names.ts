import type { Direction, JsonSchema } from '../json-schema.ts';

/** The names that normalized schemas refer to each other by: `request:0`, `response:0`, … */
export interface SchemaNames {
  /**
   * The name of a schema; made, if it is the first time.
   * @param key identifies the schema among those of its direction
   * @param pointer where it is in the document
   * @param normalize makes it; not called again while it is running, since schemas can be recursive
   */
  nameFor(key: string, pointer: string, direction: Direction, normalize: () => JsonSchema): string;
  target(ref: string): JsonSchema;
  nameOf(ref: string): string;
  readonly targets: ReadonlyMap<string, JsonSchema>;
}

export function createSchemaNames(): SchemaNames {
  const targets = new Map<string, JsonSchema>();
  const tokens = new Map<string, string>();
  const counts: Record<Direction, number> = { request: 0, response: 0 };
  const refs: Record<Direction, Map<string, string>> = { request: new Map(), response: new Map() };

  function nameFor(key: string, pointer: string, direction: Direction, normalize: () => JsonSchema): string {
    const known = refs[direction].get(key);
    if (known !== undefined) return known;
    const ref = `${direction}:${counts[direction]}`;
    counts[direction] += 1;
    refs[direction].set(key, ref);
    tokens.set(ref, lastToken(pointer));
    targets.set(ref, true);
    try {
      targets.set(ref, normalize());
    } catch (error) {
      // The next schema that refers to it has to fail too.
      refs[direction].delete(key);
      targets.delete(ref);
      throw error;
    }
    return ref;
  }

  return {
    nameFor,
    target: (ref) => targets.get(ref) ?? true,
    nameOf: (ref) => tokens.get(ref) ?? '',
    targets,
  };
}

/** The last reference token of a pointer, decoded: the name of a schema in `#/components/schemas/Pet`. */
export function lastToken(pointer: string): string {
  const token = pointer.slice(pointer.lastIndexOf('/') + 1);
  return decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
}
