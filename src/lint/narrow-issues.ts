import { isObject } from '../json.ts';
import { pointerToken } from '../openapi/reference.ts';
import type { JsonSchema, JsonSchemaObject } from '../schema/json-schema.ts';
import type { Validate, Validators } from '../schema/schema-validators.ts';
import type { FitProof } from './prove-fit.ts';

/** The keywords whose schemas are for the same value, or for parts of it, and are looked into one by one. */
const applied = ['$ref', 'allOf', 'properties', 'items'] as const;

/** The keywords that depend on what others beside them have seen: a schema with one is not taken apart. */
const dependent = [
  ...['unevaluatedProperties', 'unevaluatedItems', 'prefixItems', 'patternProperties'],
  ...['x-discriminator', '$dynamicRef', 'contains'],
] as const;

/** A schema, and the value that it is for. */
interface Part {
  readonly schema: JsonSchema;
  readonly value: unknown;
  /** Where the value is, as a JSON pointer. */
  readonly at: string;
  /** The schemas further up that are for the same value: one of them again is a circle. */
  readonly open: ReadonlySet<JsonSchema>;
}

/**
 * Creates validation that compiles only what refuses a value: of a response of fifty schemas whose example lacks one
 * property, the list of the required ones. The issues are those that a validator of the whole has; each schema's own
 * come before those of its parts.
 */
export function createNarrowIssues(
  validators: Validators,
  isProven: FitProof,
): (schema: JsonSchema) => Validate {
  function issuesIn({ schema, value, at, open }: Part): readonly string[] {
    if (isProven(schema, value)) return [];
    if (typeof schema === 'boolean' || open.has(schema) || isOneWhole(schema))
      return located(validators.ofNormalized(schema)(value), at);
    const own = ownKeywords(schema);
    const ofItself = isProven(own, value) ? [] : located(validators.ofNormalized(own)(value), at);
    return [...ofItself, ...partsOf({ schema, value, at, open }).flatMap(issuesIn)];
  }

  /** The schemas that a value must fit besides the keywords of its own, each with what it is for. */
  function partsOf({
    schema,
    value,
    at,
    open,
  }: Part & { readonly schema: JsonSchemaObject }): readonly Part[] {
    const { $ref, allOf = [], properties = {}, items } = schema;
    const target = $ref === undefined ? [] : [validators.normalizer.target($ref)];
    const members = isObject(value)
      ? Object.keys(properties).filter((name) => Object.hasOwn(value, name))
      : [];
    return [
      ...[...target, ...allOf].map((each) => ({ schema: each, value, at, open: new Set([...open, schema]) })),
      ...members.map((name) => ({
        schema: properties[name] ?? true,
        value: Object(value)[name],
        at: `${at}/${pointerToken(name)}`,
        open: none,
      })),
      ...(items === undefined || !Array.isArray(value)
        ? []
        : value.map((each, i) => ({ schema: items, value: each, at: `${at}/${i}`, open: none }))),
    ];
  }

  return (schema) => (value) => issuesIn({ schema, value, at: '', open: none });
}

const none: ReadonlySet<JsonSchema> = new Set();

function isOneWhole(schema: JsonSchemaObject): boolean {
  return dependent.some((keyword) => Object.hasOwn(schema, keyword));
}

/** A schema without those that it applies; of the properties, the names, where others are refused. */
function ownKeywords(schema: JsonSchemaObject): JsonSchemaObject {
  const { properties = {}, additionalProperties } = schema;
  const own = Object.entries(schema).filter(([keyword]) => !applied.some((each) => each === keyword));
  if (additionalProperties === undefined) return Object.fromEntries(own);
  const names = Object.fromEntries(Object.keys(properties).map((name) => [name, true]));
  return { ...Object.fromEntries(own), properties: names };
}

/** Issues of a part as those of the whole: `the body must be string` at `/name` is `/name must be string`. */
function located(issues: readonly string[], at: string): readonly string[] {
  if (at === '') return issues;
  return issues.map((issue) =>
    issue.startsWith('/') ? at + issue : issue.replace(/^the body(?= )/, () => at),
  );
}
