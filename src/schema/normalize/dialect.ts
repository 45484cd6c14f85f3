import { isObject } from '../../json.ts';
import { withoutContradiction } from '../contradicted-keyword.ts';

type Node = Readonly<Record<string, unknown>>;

/** The schema dialects of OpenAPI. */
export type Dialect = '3.0' | '3.1';

/** @param openapi the version that a document declares, such as `3.0.3` */
export function dialectOf(openapi: string): Dialect {
  return openapi.startsWith('3.0') ? '3.0' : '3.1';
}

/**
 * Rewrites one node of a schema of either version as JSON Schema 2020-12:
 * - `exclusiveMinimum: true` beside `minimum: 1` becomes `exclusiveMinimum: 1`;
 * - `nullable: true` allows null, whatever is beside it; 3.1 has no such keyword, and means the same where it is written;
 * - `items: [a, b]`, the older form of a tuple, becomes `prefixItems`;
 * - a `pattern`, or the format `uuid`, that a text of the schema's own does not match is left out;
 * - `example` becomes the first of the `examples`.
 *
 * Most nodes have none of these, and are returned as they are.
 */
export function upgradeDialect(node: Node): Node {
  const steps = [withoutContradiction, exclusiveBounds, tuple, example, nullable];
  return steps.reduce((current, step) => step(current), node);
}

function exclusiveBounds(node: Node): Node {
  const { exclusiveMinimum: above, exclusiveMaximum: below, minimum, maximum } = node;
  if ((above ?? below ?? minimum ?? maximum) === undefined) return node;
  const {
    exclusiveMinimum: _above,
    exclusiveMaximum: _below,
    minimum: _least,
    maximum: _most,
    ...rest
  } = node;
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
  if (node.example === undefined && node.examples === undefined) return node;
  const { example: one, examples, ...rest } = node;
  // A map of examples belongs in media types; some contracts have one in a schema all the same.
  const many = Array.isArray(examples) ? examples : isObject(examples) ? valuesOf(examples) : [];
  const all = [...(one === undefined ? [] : [one]), ...many];
  return all.length === 0 ? rest : { ...rest, examples: all };
}

function valuesOf(examples: Node): unknown[] {
  return Object.values(examples).map((item) => (isObject(item) && 'value' in item ? item.value : item));
}

function nullable(node: Node): Node {
  if (node.nullable === undefined) return node;
  const { nullable: isNullable, ...rest } = node;
  if (isNullable !== true) return rest;
  const { default: defaultValue, examples, readOnly, writeOnly, ...assertions } = rest;
  if (rest.type !== undefined && !refusingNull.some((keyword) => keyword in rest)) {
    return { ...rest, type: [...(Array.isArray(rest.type) ? rest.type : [rest.type]), 'null'] };
  }
  if (Object.keys(assertions).length === 0) return rest;
  const annotations = { default: defaultValue, examples, readOnly, writeOnly };
  const present = Object.entries(annotations).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(present), anyOf: [assertions, { type: 'null' }] };
}

/** The keywords that may refuse null although the `type` beside them allows it. */
const refusingNull = ['enum', 'const', 'oneOf', 'anyOf', 'allOf', 'not', 'if', '$ref'] as const;
