import type { Schema } from '../openapi/document.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import { isGeneral } from './identity/identifier-words.ts';
import { findName, findProperty, isSameName, plainName, singularsOf } from './naming.ts';
import type { TypedReferences } from './resource.ts';

/** A path parameter and the word before it in the path. */
interface PathParameter {
  readonly name: string;
  readonly after: string;
}

/**
 * Pairs the properties of a schema with the parameters of a path that hold the same value: `accountId` with the
 * `{account_id}` or the `{id}` of `/accounts/{id}/wallet`, `id` with the `{id}` at the end of `/wallets/{id}`.
 * @returns the names of the parameters by those of the properties
 */
export function pathProperties(
  mergeSchema: MergeSchema,
  path: string,
  schema: Schema,
): ReadonlyMap<string, string> {
  const pairs = pathParameters(path).flatMap((parameter): [string, string][] => {
    const isLast = path.endsWith(`{${parameter.name}}`);
    const property =
      (isLast ? scalarProperty(mergeSchema, schema, [parameter.name]) : undefined) ??
      parentPropertyOf(mergeSchema, [schema], parameter);
    return property === undefined ? [] : [[property, parameter.name]];
  });
  // Of two parameters that one property might hold, the nearer to the end of the path is meant.
  return new Map(pairs);
}

/** The parameters of a path in its order, whatever the path is made of. */
function pathParameters(path: string): readonly PathParameter[] {
  const words = path.split('/');
  return words.flatMap((segment, i) => {
    const after = words.slice(0, i).findLast((word) => word !== '' && !word.includes('{')) ?? '';
    return [...segment.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => ({ name, after }));
  });
}

/**
 * The property of an item that has the value of a parameter before its collection: `customerId`, `customer_id` or
 * `customer` for the `{id}` of `/customers/{id}/orders`. The first schema that has one counts.
 */
export function parentPropertyOf(
  mergeSchema: MergeSchema,
  schemas: readonly Schema[],
  { name, after }: PathParameter,
): string | undefined {
  const own = isGeneral(name) ? [] : [name];
  // The `stream_name` of a stream is not the `{id}` of its path.
  const ends = /id$/.test(plainName(name)) ? ['id', 'uuid', 'key'] : ['id', 'uuid', 'name', 'key'];
  // The first parameter of `/{realm}/clients` has no word before it: `id` is the item's own.
  const words = singularsOf(after).filter((word) => word !== '');
  // `countryCode`, for the `{code}` of `/countries/{code}/cities`, whose cities may have a `code` of their own.
  const whole = words.map((word) => word + plainName(name));
  const expected = [...whole, ...own, ...words.flatMap((word) => [...ends.map((end) => word + end), word])];
  for (const schema of schemas) {
    const found = scalarProperty(mergeSchema, schema, expected);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The property of an item that refers to the parents whose path parameter it is, where it holds a list or an object:
 * `projects` or `project` for the `{id}` of `/projects/{id}/tasks`.
 */
export function referencesTo(
  mergeSchema: MergeSchema,
  schemas: readonly Schema[],
  { after }: PathParameter,
): string | undefined {
  const words = singularsOf(after);
  const expected = [after, ...words, ...words.flatMap((word) => [`${word}ids`, `${word}s`])];
  for (const schema of schemas) {
    const composite = [...mergeSchema(schema).properties].flatMap(([name, each]) => {
      const { types } = mergeSchema(each);
      return types.has('array') || types.has('object') ? [name] : [];
    });
    const found = findName(composite, expected);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The properties of an item that may refer to the parents of a path by their type: `item` and `created_by`, objects with an
 * `id` and a `type`, for `/folders/{id}/comments`.
 */
export function typedReferencesTo(
  mergeSchema: MergeSchema,
  schemas: readonly Schema[],
  { after }: PathParameter,
): TypedReferences | undefined {
  const isTyped = (schema: Schema): boolean => {
    const { properties, variants } = mergeSchema(schema);
    const hasBoth = properties.has('id') && properties.has('type');
    return hasBoth || (variants.length > 0 && variants.every((variant) => isTyped(variant.schema)));
  };
  const properties = schemas.flatMap((schema) =>
    [...mergeSchema(schema).properties].flatMap(([name, each]) => (isTyped(each) ? [name] : [])),
  );
  return properties.length === 0
    ? undefined
    : { properties: [...new Set(properties)], types: singularsOf(after).map(plainName) };
}

/** The property of the first expected name, whatever its style, that holds a text or a number. */
function scalarProperty(
  mergeSchema: MergeSchema,
  schema: Schema,
  expected: readonly string[],
): string | undefined {
  const { properties } = mergeSchema(schema);
  for (const name of expected) {
    if (findProperty(properties, [name]) === undefined) continue;
    // Several may differ in their style alone, and only one of them be a text.
    for (const [property, each] of properties) {
      if (isSameName(property, name) && isScalar(mergeSchema, each)) return property;
    }
  }
  return undefined;
}

function isScalar(mergeSchema: MergeSchema, schema: Schema): boolean {
  const { types } = mergeSchema(schema);
  return ['string', 'integer', 'number'].some((type) => types.has(type));
}
