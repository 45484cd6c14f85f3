import type { JsonSchema, JsonSchemaObject } from '../../schema/json-schema.ts';

/** A schema with its name for messages; the name of the schema that a proof starts from is empty. */
export interface Named<S extends JsonSchema = JsonSchema> {
  readonly schema: S;
  readonly name: string;
}

/** The constraints on one value, with references and `allOf` resolved. */
export interface Constraints {
  /** The schemas that it must all fit. */
  readonly all: readonly Named<JsonSchemaObject>[];
  /** Lists of alternatives (`anyOf`, `oneOf`): it must also fit one schema of each list. */
  readonly choices: readonly (readonly Named[])[];
  /** The references resolved: one that is repeated, as in an alternative of itself, adds no constraint. */
  readonly seen: ReadonlySet<string>;
  /** Why no value is allowed at all, such as a schema `false`. */
  readonly refusal?: string;
}

/** The schemas that references of normalized schemas lead to, and their names. */
interface Targets {
  target(ref: string): JsonSchema;
  nameOf(ref: string): string;
}

/**
 * Collects the constraints of several schemas on one value.
 * @param before the constraints that it already has
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

/** The name of a schema in a message. */
export function nameOrSchema(name: string): string {
  return name === '' ? 'the schema' : name;
}
