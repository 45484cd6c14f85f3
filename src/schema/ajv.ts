import { _, type Format } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { validateUnion } from 'ajv/dist/vocabularies/code.js';
import ajvFormats from 'ajv-formats';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { plainText } from '../json.ts';
import { compilePattern, type Pattern } from '../pattern/compile-pattern.ts';
import { boundedFormats, matchesLongText } from '../pattern/long-format.ts';
import { isCommonDateTime } from './date-time-format.ts';
import { isMultipleOf } from './decimal.ts';
import { findDuplicates, isDeepEqual } from './deep-equal.ts';
import { int64Format, integerFormats } from './integer-range.ts';
import type { Discriminator, JsonSchema, JsonSchemaObject } from './json-schema.ts';
import { rememberValidations } from './remember-validations.ts';

/**
 * Creates an Ajv for normalized schemas.
 * @param coerceTypes whether it converts texts to the declared types, in place
 */
export function createAjv(coerceTypes = false): Ajv2020 {
  const ajv = new Ajv2020({
    coerceTypes,
    // Normalized schemas are well formed; nobody would read what Ajv has to say about them.
    strict: false,
    // A schema that is referred to is compiled once, not into each reference: a third less time for GitHub's contract.
    inlineRefs: false,
    // Every object inherits a `constructor`, which is not one of its properties.
    ownProperties: true,
    validateSchema: false,
    meta: false,
    logger: false,
    // All issues are reported, not only the first.
    allErrors: true,
    // Ajv's own optimization takes a third of the time of a compilation, and V8 does the same to the code that runs often.
    code: {
      optimize: false,
      regExp: Object.assign(requirePattern, { code: 'requirePattern' }),
      ...rememberValidations(),
    },
  });
  ajvFormats.default(ajv);
  const dateTime = ajv.formats['date-time'];
  ajv.addFormat('date-time', (text: string) => isCommonDateTime(text) || matchesFormat(text, dateTime));
  for (const name of boundedFormats) {
    const format = ajv.formats[name];
    ajv.addFormat(name, (text: string) => matchesLongText(text, name) ?? matchesFormat(text, format));
  }
  ajv.addFormat('int64', int64Format);
  for (const [name, format] of Object.entries(integerFormats)) ajv.addFormat(name, format);
  replaceMultipleOf(ajv);
  replaceComparisons(ajv);
  ajv.addKeyword({
    keyword: 'x-discriminator',
    macro: (discriminators, schema) => branchesByDiscriminator(discriminators, schema as JsonSchemaObject),
  });
  return ajv;
}

/** Adds the schemas that are not yet known to `ajv`; each is compiled with the first schema that refers to it. */
export function createTargetLoader(ajv: Ajv2020, targets: ReadonlyMap<string, JsonSchema>): () => void {
  const added = new Set<string>();
  return () => {
    if (added.size === targets.size) return;
    for (const [ref, target] of targets) {
      if (added.has(ref)) continue;
      added.add(ref);
      ajv.addSchema(target, ref);
    }
  };
}

/** Makes a discriminator choose the branch of `oneOf` that applies: another branch that matches too is no issue. */
export function followDiscriminators(ajv: Ajv2020): Ajv2020 {
  const oneOf = ajv.getKeyword('oneOf');
  if (typeof oneOf !== 'object' || !('code' in oneOf)) throw new Error('Ajv has no code for oneOf');
  ajv.removeKeyword('oneOf');
  return ajv.addKeyword({
    ...oneOf,
    keyword: 'oneOf',
    code: (context) => {
      if (!namesEveryBranch(context.parentSchema as JsonSchemaObject)) return oneOf.code(context);
      // Ajv's message names the branches that match: none does.
      context.setParams({ passing: _`null` });
      return validateUnion(context);
    },
  });
}

/** What a discriminator says beside the choice that it belongs to: a value that names a branch is one of that branch. */
function branchesByDiscriminator(
  [{ propertyName, values }]: readonly [Discriminator],
  { oneOf = [], anyOf = [] }: JsonSchemaObject,
): object {
  return {
    allOf: [...oneOf, ...anyOf].flatMap((branch) => {
      const named = typeof branch === 'boolean' ? undefined : values.get(branch.$ref ?? '');
      if (named === undefined) return [];
      const isNamed = {
        type: 'object',
        required: [propertyName],
        properties: { [propertyName]: { enum: named } },
      };
      // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's keyword
      return [{ if: isNamed, then: branch }];
    }),
  };
}

/** Whether a discriminator has a value for each branch; otherwise it has no effect. */
function namesEveryBranch({ oneOf = [], 'x-discriminator': discriminators }: JsonSchemaObject): boolean {
  const [discriminator] = discriminators ?? [];
  return oneOf.every(
    (branch) => typeof branch !== 'boolean' && discriminator?.values.has(branch.$ref ?? '') === true,
  );
}

/** Ajv divides floating-point numbers, so that 19.99 is no multiple of 0.01; this keyword counts in decimals. */
function replaceMultipleOf(ajv: Ajv2020): void {
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    validate: (factor: number, value: number) => isMultipleOf(value, factor),
    error: { message: ({ schema }) => `must be multiple of ${plainText(schema)}` },
  });
}

/**
 * Ajv calls `toString` of the values that it compares, which a property of that name replaces with anything, and
 * compares every item of a list with every other.
 */
function replaceComparisons(ajv: Ajv2020): void {
  for (const keyword of ['enum', 'const', 'uniqueItems']) ajv.removeKeyword(keyword);
  ajv.addKeyword({
    keyword: 'enum',
    schemaType: 'array',
    compile: (allowed: readonly unknown[]) => {
      const known = new Set(allowed);
      const parts = allowed.filter((each) => typeof each === 'object' && each !== null);
      return (value: unknown) => known.has(value) || parts.some((each) => isDeepEqual(each, value));
    },
    error: { message: 'must be equal to one of the allowed values' },
  });
  ajv.addKeyword({
    keyword: 'const',
    compile: (only: unknown) => (value: unknown) => isDeepEqual(only, value),
    error: { message: 'must be equal to constant' },
  });
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    compile: (isRequired: boolean) => (items: readonly unknown[]) =>
      !isRequired || findDuplicates(items) === undefined,
    error: { message: 'must NOT have duplicate items' },
  });
}

/** Ajv recognises a pattern by what `toString` returns. */
function requirePattern(source: string): Pick<Pattern, 'test'> & { toString(): string } {
  const pattern = compilePattern(source);
  if (pattern === undefined) throw new Error(`JavaScript does not support the pattern ${source}`);
  return { test: (text) => pattern.test(text), toString: () => source };
}

/** Whether a text has the format of a name; every text has an unknown one. */
export function hasFormat(text: string, name: string): boolean {
  const formats: Readonly<Record<string, Format>> = fullFormats;
  return !Object.hasOwn(formats, name) || matchesFormat(text, formats[name]);
}

/** Whether a text has a format of Ajv's; every text has an unknown one, or one of numbers. */
export function matchesFormat(text: string, format: Format | undefined): boolean {
  if (format === undefined || format === true) return true;
  if (format instanceof RegExp) return format.test(text);
  if (typeof format === 'string') return new RegExp(format).test(text);
  const test =
    typeof format === 'function' ? format : format.type === 'number' ? () => true : format.validate;
  if (test instanceof RegExp) return test.test(text);
  if (typeof test !== 'function') return true;
  return Boolean((test as (value: string) => unknown)(text));
}
