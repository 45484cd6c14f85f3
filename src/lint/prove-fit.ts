import { isObject } from '../json.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import { isMultipleOf } from '../schema/decimal.ts';
import { integerRange } from '../schema/integer-range.ts';
import type { JsonSchema, JsonSchemaObject, TypeName } from '../schema/json-schema.ts';
import type { Validators } from '../schema/schema-validators.ts';

/** Whether a value is certain to fit a schema; `false` where that is not certain. */
export type FitProof = (schema: JsonSchema, value: unknown) => boolean;

/** A value that is looked into: how deep, by schemas and by parts. */
interface Tried {
  readonly value: unknown;
  readonly depth: number;
}

/** What the proofs of keywords have in common. */
interface Search extends Pick<Validators, 'hasFormat' | 'knowsFormat'> {
  readonly target: (ref: string) => JsonSchema;
  readonly fits: (schema: JsonSchema, tried: Tried) => boolean;
}

/** Whether a value fits one keyword of its schema. */
type KeywordProof = (schema: JsonSchemaObject, tried: Tried, search: Search) => boolean;

/**
 * More than that is left to a validator, which remembers what it has tried. Branches are distinguished where the value begins.
 */
const limits = { depth: 200, branchDepth: 4, steps: 20_000 };

/**
 * Creates the search for proofs that values fit their schemas, which are not compiled for it: a contract has thousands of
 * examples, nearly all fit, and a validator takes longer to compile than to read ten of them. What one keyword does not
 * decide by itself is not looked into, nor is what takes long.
 */
export function createFitProof(validators: Validators): FitProof {
  let steps = 0;
  let isWithinLimits = true;
  const search: Search = { ...validators, target: validators.normalizer.target, fits };

  function fits(schema: JsonSchema, tried: Tried): boolean {
    if (typeof schema === 'boolean') return schema;
    steps += 1;
    isWithinLimits &&= steps <= limits.steps && tried.depth <= limits.depth;
    return (
      isWithinLimits && Object.keys(schema).every((keyword) => keywords[keyword]?.(schema, tried, search))
    );
  }

  return (schema, value) => {
    steps = 0;
    isWithinLimits = true;
    return fits(schema, { value, depth: 0 }) && isWithinLimits;
  };
}

const always: KeywordProof = () => true;

/** The keywords whose schemas are for the same value. */
const applicators: Readonly<Record<string, KeywordProof>> = {
  $ref: ({ $ref = '' }, tried, { target, fits }) => fits(target($ref), deeper(tried)),
  allOf: ({ allOf = [] }, tried, { fits }) => allOf.every((each) => fits(each, deeper(tried))),
  anyOf: ({ anyOf = [] }, tried, { fits }) => anyOf.some((each) => fits(each, deeper(tried))),
  oneOf: ({ oneOf = [] }, tried, search) => {
    const [branch, ...others] = oneOf.filter((each) => !isForOthers(each, { ...tried, depth: 0 }, search));
    return branch !== undefined && others.length === 0 && search.fits(branch, deeper(tried));
  },
};

/** The keywords whose schemas are for parts of the value. */
const partApplicators: Readonly<Record<string, KeywordProof>> = {
  items: ({ items = true }, tried, { fits }) =>
    !Array.isArray(tried.value) || tried.value.every((each) => fits(items, deeper(tried, each))),
  properties: ({ properties = {} }, tried, { fits }) =>
    membersOf(tried.value).every(
      ([name, each]) =>
        !Object.hasOwn(properties, name) || fits(properties[name] ?? true, deeper(tried, each)),
    ),
  additionalProperties: ({ properties = {}, additionalProperties = true }, tried, { fits }) =>
    membersOf(tried.value).every(
      ([name, each]) => Object.hasOwn(properties, name) || fits(additionalProperties, deeper(tried, each)),
    ),
};

function deeper({ value, depth }: Tried, part = value): Tried {
  return { value: part, depth: depth + 1 };
}

/**
 * Whether it is certain that a value does not fit a schema, by what distinguishes the branches of a `oneOf`: its type, what
 * it requires, the values that it enumerates, and these of its properties.
 */
function isForOthers(schema: JsonSchema, tried: Tried, search: Search): boolean {
  if (typeof schema === 'boolean') return !schema;
  if (Object.keys(schema).some((keyword) => refutations[keyword]?.(schema, tried, search))) return true;
  if (tried.depth > limits.branchDepth) return false;
  const { $ref, allOf = [], properties = {} } = schema;
  const target = $ref === undefined ? [] : [search.target($ref)];
  return (
    [...target, ...allOf].some((each) => isForOthers(each, deeper(tried), search)) ||
    membersOf(tried.value).some(
      ([name, each]) =>
        Object.hasOwn(properties, name) && isForOthers(properties[name] ?? true, deeper(tried, each), search),
    )
  );
}

/** Whether a keyword is certain to refuse a value, by the keywords that branches differ in. */
const refutations: Readonly<Record<string, KeywordProof>> = {
  type: (schema, tried) => !hasType(schema, tried),
  const: ({ const: only }, { value }) => isScalar(value) && value !== only,
  enum: ({ enum: values = [] }, { value }) => isScalar(value) && !values.includes(value),
  required: ({ required = [] }, { value }) =>
    isObject(value) && required.some((name) => !Object.hasOwn(value, name)),
};

/** The keywords that compare the size of a value with a number. */
const measures: Readonly<Record<string, KeywordProof>> = {
  minimum: ({ minimum = 0 }, { value }) => typeof value !== 'number' || value >= minimum,
  maximum: ({ maximum = 0 }, { value }) => typeof value !== 'number' || value <= maximum,
  exclusiveMinimum: ({ exclusiveMinimum = 0 }, { value }) =>
    typeof value !== 'number' || value > exclusiveMinimum,
  exclusiveMaximum: ({ exclusiveMaximum = 0 }, { value }) =>
    typeof value !== 'number' || value < exclusiveMaximum,
  multipleOf: ({ multipleOf = 1 }, { value }) => typeof value !== 'number' || isMultipleOf(value, multipleOf),
  minLength: ({ minLength = 0 }, { value }) => typeof value !== 'string' || [...value].length >= minLength,
  maxLength: ({ maxLength = 0 }, { value }) => typeof value !== 'string' || [...value].length <= maxLength,
  minItems: ({ minItems = 0 }, { value }) => !Array.isArray(value) || value.length >= minItems,
  maxItems: ({ maxItems = 0 }, { value }) => !Array.isArray(value) || value.length <= maxItems,
  minProperties: ({ minProperties = 0 }, { value }) =>
    !isObject(value) || membersOf(value).length >= minProperties,
  maxProperties: ({ maxProperties = 0 }, { value }) =>
    !isObject(value) || membersOf(value).length <= maxProperties,
  uniqueItems: ({ uniqueItems }, { value }) =>
    uniqueItems !== true ||
    !Array.isArray(value) ||
    (value.every(isScalar) && new Set(value).size === value.length),
};

/** All keywords that a proof understands, those that restrict nothing first. */
const keywords: Readonly<Record<string, KeywordProof>> = {
  ...{ default: always, examples: always, readOnly: always, writeOnly: always },
  contentEncoding: always,
  contentMediaType: always,
  contentSchema: always,
  'x-faker': always,
  'x-discriminator': ({ oneOf, anyOf }) => oneOf === undefined && anyOf === undefined,
  ...applicators,
  ...partApplicators,
  ...measures,
  type: hasType,
  enum: ({ enum: values = [] }, { value }) => isScalar(value) && values.includes(value),
  const: ({ const: only }, { value }) => isScalar(value) && value === only,
  format: ({ format = '' }, { value }, { hasFormat, knowsFormat }) => {
    if (typeof value === 'string') return hasFormat(value, format);
    return typeof value !== 'number' || !knowsFormat(format) || isInRange(value, format);
  },
  pattern: ({ pattern = '' }, { value }) =>
    typeof value !== 'string' || compilePattern(pattern)?.test(value) === true,
  required: ({ required = [] }, { value }) =>
    !isObject(value) || required.every((name) => Object.hasOwn(value, name)),
};

function hasType({ type = [] }: JsonSchemaObject, { value }: Tried): boolean {
  return typesOf(value).some((each) => type.includes(each));
}

function typesOf(value: unknown): readonly TypeName[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (Number.isInteger(value)) return ['integer', 'number'];
  if (Number.isFinite(value)) return ['number'];
  if (typeof value === 'string') return ['string'];
  if (typeof value === 'boolean') return ['boolean'];
  return isObject(value) ? ['object'] : [];
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function isInRange(value: number, format: string): boolean {
  const [least, most] = integerRange(format) ?? [1, 0];
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

/** The properties of an object; of anything else none. */
function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}
