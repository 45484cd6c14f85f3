import { isObject } from './keywords.ts';

type Node = Readonly<Record<string, unknown>>;

/** Which version of OpenAPI a schema is written in. */
export type Dialect = '3.0' | '3.1';

/** The dialect of a document that declares this version. */
export function dialectOf(openapi: string): Dialect {
  return openapi.startsWith('3.0') ? '3.0' : '3.1';
}

/**
 * Writes a schema of either version in the words of JSON Schema 2020-12, this one node of it:
 * - `exclusiveMinimum: true` beside `minimum: 1` becomes `exclusiveMinimum: 1`;
 * - `nullable: true` (3.0) allows null, without a `type` and beside an `enum` too: what else would it say;
 * - `items: [a, b]`, an older way to write a tuple, becomes `prefixItems`;
 * - `example` becomes the first of the `examples`.
 */
export function upgradeDialect(node: Node, dialect: Dialect): Node {
  const steps = [exclusiveBounds, tuple, example, ...(dialect === '3.0' ? [nullable] : [])];
  return steps.reduce((current, step) => step(current), node);
}

function exclusiveBounds(node: Node): Node {
  const { exclusiveMinimum: above, exclusiveMaximum: below, minimum, maximum, ...rest } = node;
  return {
    ...rest,
    ...bound(above, minimum, 'exclusiveMinimum', 'minimum'),
    ...bound(below, maximum, 'exclusiveMaximum', 'maximum'),
  };
}

function bound(exclusive: unknown, limit: unknown, exclusiveName: string, name: string): Node {
  if (exclusive === true) return { [exclusiveName]: limit };
  return {
    ...(limit !== undefined && { [name]: limit }),
    ...(exclusive !== undefined && exclusive !== false && { [exclusiveName]: exclusive }),
  };
}

function tuple(node: Node): Node {
  if (!Array.isArray(node.items)) return node;
  const { items, additionalItems, ...rest } = node;
  return { ...rest, prefixItems: items, ...(additionalItems !== undefined && { items: additionalItems }) };
}

function example(node: Node): Node {
  const { example: one, examples, ...rest } = node;
  // A map of examples belongs to media types; some contracts write one in a schema all the same.
  const many = Array.isArray(examples) ? examples : isObject(examples) ? valuesOf(examples) : [];
  const all = [...(one === undefined ? [] : [one]), ...many];
  return all.length === 0 ? rest : { ...rest, examples: all };
}

function valuesOf(examples: Node): unknown[] {
  return Object.values(examples).map((item) => (isObject(item) && 'value' in item ? item.value : item));
}

function nullable(node: Node): Node {
  const { nullable: isNullable, ...rest } = node;
  if (isNullable !== true) return rest;
  if (rest.type === undefined || Array.isArray(rest.enum)) {
    const { default: standard, examples, readOnly, writeOnly, ...validating } = rest;
    if (Object.keys(validating).length === 0) return rest;
    const notes = { default: standard, examples, readOnly, writeOnly };
    const lines = Object.entries(notes).filter(([, value]) => value !== undefined);
    return { ...Object.fromEntries(lines), anyOf: [validating, { type: 'null' }] };
  }
  return { ...rest, type: [...(Array.isArray(rest.type) ? rest.type : [rest.type]), 'null'] };
}
