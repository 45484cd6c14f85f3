import type { Plain, PlainSchema } from '../schema/json-schema.ts';

/**
 * Whether some value of a schema needs no more than that many references and levels: an expression that holds two
 * expressions does not end, one that is a literal does. Each answer is kept.
 */
export type EndsWithin = (schema: Plain, levels: number) => boolean;

export function createEndsWithin(target: (ref: string) => Plain): EndsWithin {
  const known = new WeakMap<object, Map<number, boolean>>();

  function endsWithin(schema: Plain, levels: number): boolean {
    if (typeof schema === 'boolean') return schema;
    const answers = known.get(schema) ?? new Map<number, boolean>();
    known.set(schema, answers);
    const answer = answers.get(levels) ?? (levels > 0 && judge(schema, levels - 1));
    answers.set(levels, answer);
    return answer;
  }

  function judge(schema: PlainSchema, levels: number): boolean {
    if (schema.enum !== undefined || 'const' in schema) return true;
    const ends = (part: Plain) => endsWithin(part, levels);
    if (schema.$ref !== undefined && !ends(target(schema.$ref))) return false;
    if (schema.allOf?.every(ends) === false) return false;
    if (schema.anyOf?.some(ends) === false || schema.oneOf?.some(ends) === false) return false;
    // Null ends at once, and so do texts and numbers: only what must be an object or a list can go on.
    if (schema.type?.some((type) => type !== 'object' && type !== 'array') === true) return true;
    return endsAsObject(schema, ends) && endsAsList(schema, ends);
  }

  function endsAsObject({ required = [], properties = {} }: PlainSchema, ends: (part: Plain) => boolean) {
    return required.every((name) =>
      ends((Object.hasOwn(properties, name) ? properties[name] : undefined) ?? true),
    );
  }

  function endsAsList({ minItems = 0, items = true }: PlainSchema, ends: (part: Plain) => boolean) {
    return minItems === 0 || ends(items);
  }

  return endsWithin;
}
