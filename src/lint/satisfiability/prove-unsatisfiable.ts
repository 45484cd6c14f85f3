import { pointerToken } from '../../openapi/reference.ts';
import { propertySchema } from '../../sample/flatten/merge-schemas.ts';
import type { JsonSchema, JsonSchemaObject, TypeName } from '../../schema/json-schema.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import { type Constraints, collectConstraints, type Named, nameOrSchema } from './constraints.ts';
import { describeBounds, describeTypes, typesLeft, valuesLeft } from './contradiction.ts';

/** Proves that no value fits a schema, and tells why; absent when no proof is found. */
export type UnsatisfiabilityProof = (schema: JsonSchema) => string | undefined;

/** How many steps a proof may take: alternatives multiply. */
const maxProofLength = 1_000;

/** Where in a proof we are. */
interface Position {
  /** The place in the value, as a JSON pointer. */
  readonly location: string;
  /** What is being proven further up: a value that must hold another one like itself has no end. */
  readonly open: ReadonlySet<string>;
  readonly left: { steps: number };
}

/**
 * Prepares proofs. They look at types, values, bounds, required properties that a closed schema does not have, required
 * elements, and all alternatives; they do not look at patterns and `not`. So what is proven is certain.
 */
export function createUnsatisfiabilityProof(validators: Validators): UnsatisfiabilityProof {
  const { normalizer } = validators;
  const keyOf = createKeys();

  function proveAll(schemas: readonly Named[], at: Position): string | undefined {
    const key = keyOf(schemas.map(({ schema }) => schema));
    if (at.open.has(key)) return inPlace(at, 'a value must hold another one like itself, without an end');
    return prove(collectConstraints(schemas, normalizer), { ...at, open: new Set([...at.open, key]) });
  }

  function prove(constraints: Constraints, at: Position): string | undefined {
    if (at.left.steps-- <= 0) return undefined;
    if (constraints.refusal !== undefined) return inPlace(at, constraints.refusal);
    const [choice, ...others] = constraints.choices;
    if (choice === undefined) return contradiction(constraints.all, at);
    return firstOfAll(choice, (branch) =>
      prove(collectConstraints([branch], normalizer, { ...constraints, choices: others }), at),
    );
  }

  function contradiction(constraints: readonly Named<JsonSchemaObject>[], at: Position): string | undefined {
    const types = typesLeft(constraints);
    if (types?.length === 0) return inPlace(at, describeTypes(constraints));
    const values = valuesLeft(constraints, validators);
    if (values !== undefined) {
      return values.length > 0 ? undefined : inPlace(at, 'no value of an enum fits all that is asked for');
    }
    return types && firstOfAll(types, (type) => ofType(type, constraints, at));
  }

  function ofType(
    type: TypeName,
    constraints: readonly Named<JsonSchemaObject>[],
    at: Position,
  ): string | undefined {
    const bounds = describeBounds(type, constraints);
    if (bounds !== undefined) return inPlace(at, bounds);
    if (type === 'array') return ofElements(constraints, at);
    return type === 'object' ? ofProperties(constraints, at) : undefined;
  }

  function ofProperties(constraints: readonly Named<JsonSchemaObject>[], at: Position): string | undefined {
    const closed = describeClosed(constraints);
    if (closed !== undefined) return inPlace(at, closed);
    const required = new Set(constraints.flatMap(({ schema }) => schema.required ?? []));
    return firstOf(required, (name) =>
      proveAll(
        constraints.map((constraint) => inside(constraint, name, propertySchema(constraint.schema, name))),
        { ...at, location: `${at.location}/${pointerToken(name)}` },
      ),
    );
  }

  function ofElements(constraints: readonly Named<JsonSchemaObject>[], at: Position): string | undefined {
    const least = Math.max(0, ...constraints.map(({ schema }) => schema.minItems ?? 0));
    const tuple = Math.max(0, ...constraints.map(({ schema }) => schema.prefixItems?.length ?? 0));
    // Behind the tuples one element is like the next.
    const indices = Array.from({ length: Math.min(least, tuple + 1) }, (_, i) => i);
    return firstOf(indices, (i) =>
      proveAll(
        constraints.map((constraint) =>
          inside(constraint, `${i}`, constraint.schema.prefixItems?.[i] ?? constraint.schema.items ?? true),
        ),
        { ...at, location: `${at.location}/${i}` },
      ),
    );
  }

  return (schema) =>
    proveAll([{ schema, name: '' }], { location: '', open: new Set(), left: { steps: maxProofLength } });
}

function inside({ name }: Named, token: string, schema: JsonSchema): Named {
  return { schema, name: name === '' ? token : `${name}/${token}` };
}

/** The properties that one schema requires and another one, which is closed, does not have. */
function describeClosed(constraints: readonly Named<JsonSchemaObject>[]): string | undefined {
  const described = constraints.flatMap((one) =>
    constraints.flatMap((other) => {
      const rejected = (one.schema.required ?? []).filter(
        (name) => propertySchema(other.schema, name) === false,
      );
      if (rejected.length === 0) return [];
      const names = [...new Set(rejected)].map((name) => `'${name}'`).join(', ');
      const why = other.schema.additionalProperties === false ? ' (additionalProperties: false)' : '';
      return [`${nameOrSchema(one.name)} requires ${names}, which ${nameOrSchema(other.name)} refuses${why}`];
    }),
  );
  return described.length === 0 ? undefined : described.slice(0, 4).join('; ');
}

/** The first reason, when there is one for each of the items. */
function firstOfAll<T>(items: readonly T[], reasonOf: (item: T) => string | undefined): string | undefined {
  let first: string | undefined;
  for (const item of items) {
    const reason = reasonOf(item);
    if (reason === undefined) return undefined;
    first ??= reason;
  }
  return first;
}

function firstOf<T>(items: Iterable<T>, reasonOf: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const reason = reasonOf(item);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function inPlace({ location }: Position, reason: string): string {
  return location === '' ? reason : `at ${location}, ${reason}`;
}

/** Names lists of schemas: the same for those that ask for the same. */
function createKeys(): (schemas: readonly JsonSchema[]) => string {
  const keys = new WeakMap<object, string>();
  let count = 0;
  const keyOf = (schema: JsonSchema) => {
    if (typeof schema === 'boolean') return `${schema}`;
    if (schema.$ref !== undefined && Object.keys(schema).length === 1) return schema.$ref;
    const key = keys.get(schema) ?? `${count++}`;
    keys.set(schema, key);
    return key;
  };
  // What allows any value asks for nothing.
  const asking = (schemas: readonly JsonSchema[]) => schemas.filter((schema) => schema !== true);
  return (schemas) => [...new Set(asking(schemas).map(keyOf))].sort().join();
}
