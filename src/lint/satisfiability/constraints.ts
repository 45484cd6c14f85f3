import type { JsonSchema, JsonSchemaObject } from '../../schema/json-schema.ts';

/** A schema and what a message calls it. */
export interface Named<S extends JsonSchema = JsonSchema> {
  readonly schema: S;
  readonly name: string;
}

/** What a value must fit all at once, references and `allOf` followed. */
export interface Constraints {
  readonly all: readonly Named<JsonSchemaObject>[];
  /** Alternatives, of each of which it must fit one as well. */
  readonly choices: readonly (readonly Named[])[];
  /** The references followed: one that comes again, as in an alternative of itself, demands nothing new. */
  readonly seen: ReadonlySet<string>;
  /** What allows no value at all. */
  readonly refusal?: string;
}

/** What a plain schema's `$ref` stands for, and what it is called. */
interface Targets {
  target(ref: string): JsonSchema;
  nameOf(ref: string): string;
}

/**
 * Brings together what several schemas demand of one value.
 * @param before what is demanded of it already
 */
export function collectConstraints(
  schemas: readonly Named[],
  targets: Targets,
  before: Constraints = { all: [], choices: [], seen: new Set() },
): Constraints {
  const all = [...before.all];
  const choices = [...before.choices];
  const seen = new Set(before.seen);
  let refusal: string | undefined;
  const inner = (name: string, list: readonly JsonSchema[], keyword: string) =>
    list.map((schema, i) => ({ schema, name: `${name === '' ? '' : `${name}/`}${keyword}/${i}` }));

  function visit({ schema, name }: Named): void {
    if (schema === false) refusal ??= `${nameOrSchema(name)} allows no value`;
    if (typeof schema === 'boolean') return;
    all.push({ schema, name });
    const { $ref: ref, allOf = [], anyOf, oneOf } = schema;
    if (ref !== undefined && !seen.has(ref)) {
      seen.add(ref);
      visit({ schema: targets.target(ref), name: targets.nameOf(ref) });
    }
    inner(name, allOf, 'allOf').forEach(visit);
    if (anyOf !== undefined) choices.push(inner(name, anyOf, 'anyOf'));
    if (oneOf !== undefined) choices.push(inner(name, oneOf, 'oneOf'));
  }

  schemas.forEach(visit);
  return { all, choices, seen, ...(refusal !== undefined && { refusal }) };
}

/** What a message calls a schema. */
export function nameOrSchema(name: string): string {
  return name === '' ? 'the schema' : name;
}
