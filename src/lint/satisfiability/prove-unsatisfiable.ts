import { pointerToken } from '../../openapi/reference.ts';
import { propertySchema } from '../../sample/flatten/merge-schemas.ts';
import type { Plain, PlainSchema, TypeName } from '../../schema/json-schema.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import { type Demands, demandsOf, type Named, nameOrSchema } from './constraints.ts';
import { tellBounds, tellTypes, typesLeft, valuesLeft } from './contradiction.ts';

/** Proves that no value fits a schema, and tells why; absent when no proof is found. */
export type Impossibility = (schema: Plain) => string | undefined;

/** How many steps a proof may take: alternatives multiply. */
const longestProof = 1_000;

/** Where in a proof we are. */
interface Position {
  /** The place in the value, as a JSON pointer. */
  readonly place: string;
  /** What is being proven further up: a value that must hold another one like itself has no end. */
  readonly open: ReadonlySet<string>;
  readonly left: { steps: number };
}

/**
 * Prepares proofs. They look at types, values, bounds, required properties that a closed schema does not have, required
 * elements, and all alternatives; they do not look at patterns and `not`. So what is proven is certain.
 */
export function createImpossibility(validators: Validators): Impossibility {
  const { view } = validators;
  const keyOf = createKeys();

  function proveAll(schemas: readonly Named[], at: Position): string | undefined {
    const key = keyOf(schemas.map(({ schema }) => schema));
    if (at.open.has(key)) return inPlace(at, 'a value must hold another one like itself, without an end');
    return prove(demandsOf(schemas, view), { ...at, open: new Set([...at.open, key]) });
  }

  function prove(demands: Demands, at: Position): string | undefined {
    if (at.left.steps-- <= 0) return undefined;
    if (demands.refusal !== undefined) return inPlace(at, demands.refusal);
    const [choice, ...others] = demands.choices;
    if (choice === undefined) return contradiction(demands.all, at);
    return firstOfAll(choice, (branch) =>
      prove(demandsOf([branch], view, { ...demands, choices: others }), at),
    );
  }

  function contradiction(demands: readonly Named<PlainSchema>[], at: Position): string | undefined {
    const types = typesLeft(demands);
    if (types?.length === 0) return inPlace(at, tellTypes(demands));
    const values = valuesLeft(demands, validators);
    if (values !== undefined) {
      return values.length > 0 ? undefined : inPlace(at, 'no value of an enum fits all that is asked for');
    }
    return types && firstOfAll(types, (type) => ofType(type, demands, at));
  }

  function ofType(type: TypeName, demands: readonly Named<PlainSchema>[], at: Position): string | undefined {
    const bounds = tellBounds(type, demands);
    if (bounds !== undefined) return inPlace(at, bounds);
    if (type === 'array') return ofElements(demands, at);
    return type === 'object' ? ofProperties(demands, at) : undefined;
  }

  function ofProperties(demands: readonly Named<PlainSchema>[], at: Position): string | undefined {
    const closed = tellClosed(demands);
    if (closed !== undefined) return inPlace(at, closed);
    const required = new Set(demands.flatMap(({ schema }) => schema.required ?? []));
    return firstOf(required, (name) =>
      proveAll(
        demands.map((demand) => inside(demand, name, propertySchema(demand.schema, name))),
        { ...at, place: `${at.place}/${pointerToken(name)}` },
      ),
    );
  }

  function ofElements(demands: readonly Named<PlainSchema>[], at: Position): string | undefined {
    const least = Math.max(0, ...demands.map(({ schema }) => schema.minItems ?? 0));
    const tuple = Math.max(0, ...demands.map(({ schema }) => schema.prefixItems?.length ?? 0));
    // Behind the tuples one element is like the next.
    const indices = Array.from({ length: Math.min(least, tuple + 1) }, (_, i) => i);
    return firstOf(indices, (i) =>
      proveAll(
        demands.map((demand) =>
          inside(demand, `${i}`, demand.schema.prefixItems?.[i] ?? demand.schema.items ?? true),
        ),
        { ...at, place: `${at.place}/${i}` },
      ),
    );
  }

  return (schema) =>
    proveAll([{ schema, name: '' }], { place: '', open: new Set(), left: { steps: longestProof } });
}

function inside({ name }: Named, token: string, schema: Plain): Named {
  return { schema, name: name === '' ? token : `${name}/${token}` };
}

/** The properties that one schema requires and another one, which is closed, does not have. */
function tellClosed(demands: readonly Named<PlainSchema>[]): string | undefined {
  const told = demands.flatMap((one) =>
    demands.flatMap((other) => {
      const refused = (one.schema.required ?? []).filter(
        (name) => propertySchema(other.schema, name) === false,
      );
      if (refused.length === 0) return [];
      const names = [...new Set(refused)].map((name) => `'${name}'`).join(', ');
      const why = other.schema.additionalProperties === false ? ' (additionalProperties: false)' : '';
      return [`${nameOrSchema(one.name)} requires ${names}, which ${nameOrSchema(other.name)} refuses${why}`];
    }),
  );
  return told.length === 0 ? undefined : told.slice(0, 4).join('; ');
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

function inPlace({ place }: Position, reason: string): string {
  return place === '' ? reason : `at ${place}, ${reason}`;
}

/** Names lists of schemas: the same for those that ask for the same. */
function createKeys(): (schemas: readonly Plain[]) => string {
  const keys = new WeakMap<object, string>();
  let count = 0;
  const keyOf = (schema: Plain) => {
    if (typeof schema === 'boolean') return `${schema}`;
    if (schema.$ref !== undefined && Object.keys(schema).length === 1) return schema.$ref;
    const key = keys.get(schema) ?? `${count++}`;
    keys.set(schema, key);
    return key;
  };
  // What allows any value asks for nothing.
  const asking = (schemas: readonly Plain[]) => schemas.filter((schema) => schema !== true);
  return (schemas) => [...new Set(asking(schemas).map(keyOf))].sort().join();
}
