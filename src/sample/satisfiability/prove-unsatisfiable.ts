import { pointerToken } from '../../openapi/reference.ts';
import type { JsonSchema, TypeName } from '../../schema/json-schema.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import { propertySchema } from '../flatten/merge-schemas.ts';
import { type Constraints, collectConstraints, type Named, nameOrSchema } from './constraints.ts';
import { type Constrained, describeBounds, describeTypes, typesLeft, valuesLeft } from './contradiction.ts';

/** Returns why no value fits a schema; `undefined` when there is no proof of that. */
export type UnsatisfiabilityProof = (schema: JsonSchema) => string | undefined;

/** How many steps a proof may take: alternatives multiply. */
const maxProofSteps = 1_000;

/** What all steps of one proof share. */
interface Proof {
  readonly validators: Validators;
  readonly keyOf: KeyOf;
  remainingSteps: number;
}

/** Where a proof has got to. */
interface Position {
  readonly proof: Proof;
  /** The location in the value, as a JSON pointer. */
  readonly location: string;
  /** The keys of the schemas further up: a value that must contain another one like itself never ends. */
  readonly open: ReadonlySet<string>;
}

/**
 * Creates the search for proofs. It covers types, values, bounds, required properties that a closed schema does not
 * have, required elements, and all alternatives; it ignores patterns and `not`. So what is proven is certain.
 */
export function createUnsatisfiabilityProof(validators: Validators): UnsatisfiabilityProof {
  const keyOf = createKeys();
  return (schema) => {
    const proof: Proof = { validators, keyOf, remainingSteps: maxProofSteps };
    return proveAll([{ schema, name: '' }], { proof, location: '', open: new Set() });
  };
}

/** Why no value fits all of the schemas. */
function proveAll(schemas: readonly Named[], at: Position): string | undefined {
  const { keyOf, validators } = at.proof;
  const key = keyOf(schemas.map(({ schema }) => schema));
  if (at.open.has(key)) return atLocation(at, 'a value must hold another one like itself, without an end');
  const constraints = collectConstraints(schemas, validators.normalizer);
  return prove(constraints, { ...at, open: new Set([...at.open, key]) });
}

/** Why no value fits the constraints with any of their alternatives. */
function prove(constraints: Constraints, at: Position): string | undefined {
  if (at.proof.remainingSteps-- <= 0) return undefined;
  if (constraints.refusal !== undefined) return atLocation(at, constraints.refusal);
  const [choice, ...others] = constraints.choices;
  if (choice === undefined) return proveWithoutChoices(constraints.all, at);
  const { normalizer } = at.proof.validators;
  return firstIfAll(choice, (branch) =>
    prove(collectConstraints([branch], normalizer, { ...constraints, choices: others }), at),
  );
}

function proveWithoutChoices(constraints: Constrained, at: Position): string | undefined {
  const types = typesLeft(constraints);
  if (types?.length === 0) return atLocation(at, describeTypes(constraints));
  const values = valuesLeft(constraints, at.proof.validators);
  if (values !== undefined) {
    return values.length > 0 ? undefined : atLocation(at, 'no value of an enum fits all that is asked for');
  }
  return types && firstIfAll(types, (type) => proveForType(type, constraints, at));
}

function proveForType(type: TypeName, constraints: Constrained, at: Position): string | undefined {
  const bounds = describeBounds(type, constraints);
  if (bounds !== undefined) return atLocation(at, bounds);
  if (type === 'array') return proveForElements(constraints, at);
  return type === 'object' ? proveForProperties(constraints, at) : undefined;
}

function proveForProperties(constraints: Constrained, at: Position): string | undefined {
  const closed = describeClosed(constraints);
  if (closed !== undefined) return atLocation(at, closed);
  const required = new Set(constraints.flatMap(({ schema }) => schema.required ?? []));
  return firstIfAny(required, (name) =>
    proveAll(
      constraints.map((constraint) => inside(constraint, name, propertySchema(constraint.schema, name))),
      { ...at, location: `${at.location}/${pointerToken(name)}` },
    ),
  );
}

function proveForElements(constraints: Constrained, at: Position): string | undefined {
  const minItems = Math.max(0, ...constraints.map(({ schema }) => schema.minItems ?? 0));
  const tupleLength = Math.max(0, ...constraints.map(({ schema }) => schema.prefixItems?.length ?? 0));
  // All elements after the tuples have the same schema: one of them is enough.
  const indices = Array.from({ length: Math.min(minItems, tupleLength + 1) }, (_, i) => i);
  return firstIfAny(indices, (i) =>
    proveAll(
      constraints.map((constraint) =>
        inside(constraint, `${i}`, constraint.schema.prefixItems?.[i] ?? constraint.schema.items ?? true),
      ),
      { ...at, location: `${at.location}/${i}` },
    ),
  );
}

function inside({ name }: Named, token: string, schema: JsonSchema): Named {
  return { schema, name: name === '' ? token : `${name}/${token}` };
}

/** Describes the properties that one schema requires and another, closed one does not have; at most four pairs. */
function describeClosed(constraints: Constrained): string | undefined {
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

/** The first reason, if there is one for each of the items. */
function firstIfAll<T>(items: readonly T[], reasonOf: (item: T) => string | undefined): string | undefined {
  let first: string | undefined;
  for (const item of items) {
    const reason = reasonOf(item);
    if (reason === undefined) return undefined;
    first ??= reason;
  }
  return first;
}

/** The first reason that there is for any of the items. */
function firstIfAny<T>(items: Iterable<T>, reasonOf: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const reason = reasonOf(item);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function atLocation({ location }: Position, reason: string): string {
  return location === '' ? reason : `at ${location}, ${reason}`;
}

/** Returns the key of a list of schemas. */
type KeyOf = (schemas: readonly JsonSchema[]) => string;

/** Creates keys of lists of schemas: lists with the same constraints have the same key. */
function createKeys(): KeyOf {
  const keys = new WeakMap<object, string>();
  let count = 0;
  const keyOf = (schema: JsonSchema) => {
    if (typeof schema === 'boolean') return `${schema}`;
    if (schema.$ref !== undefined && Object.keys(schema).length === 1) return schema.$ref;
    const key = keys.get(schema) ?? `${count++}`;
    keys.set(schema, key);
    return key;
  };
  return (schemas) => {
    // `true` allows any value: it constrains nothing.
    const constraining = schemas.filter((schema) => schema !== true);
    return [...new Set(constraining.map(keyOf))].sort().join();
  };
}
