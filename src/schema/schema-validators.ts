import { _, type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { validateUnion } from 'ajv/dist/vocabularies/code.js';
import ajvFormats from 'ajv-formats';
import type { OpenApiDocument } from '../openapi/document.ts';
import { compilePattern } from '../pattern.ts';
import { isCommonDateTime } from './date-time-format.ts';
import { isMultipleOf } from './decimal.ts';
import { findDuplicates, isDeepEqual } from './deep-equal.ts';
import type { Direction, JsonSchema, JsonSchemaObject } from './json-schema.ts';
import { createSchemaNormalizer, type SchemaNormalizer } from './schema-normalizer.ts';

/** Tells how a value departs from its schema; empty when it does not. */
export type Validate = (value: unknown) => readonly string[];

/** The judges of values, of either version of OpenAPI. Each is compiled when it is first asked for, and kept. */
export interface Validators {
  /** The judge of a schema of the document; its place is its identity, so a schema referred to is compiled once. */
  of(schema: unknown, direction: Direction): Validate;
  /**
   * The same, as requests are judged: a discriminator names the one schema that counts. Contracts often offer a choice
   * of schemas that overlap, which `oneOf` alone would refuse.
   */
  byDiscriminator(schema: unknown, direction: Direction): Validate;
  /** The same for a schema that is normalized already. */
  ofNormalized(schema: JsonSchema): Validate;
  /** `byDiscriminator` for a schema that is normalized already. */
  normalizedByDiscriminator(schema: JsonSchema): Validate;
  /** Whether a text has a format; any text has one that is not known. */
  hasFormat(text: string, format: string): boolean;
  /** Whether a format is one that is checked, or known to need no check. */
  knowsFormat(format: string): boolean;
  readonly normalizer: SchemaNormalizer;
}

export function createValidators(document: OpenApiDocument): Validators {
  const normalizer = createSchemaNormalizer(document);
  const ajv = createAjv();
  const ofNormalized = createCompiler(normalizer, ajv);
  let discriminating: Validators['ofNormalized'] | undefined;

  function normalizedByDiscriminator(schema: JsonSchema): Validate {
    const strict = ofNormalized(schema);
    return (value) => {
      const issues = strict(value);
      if (!issues.some((issue) => issue.endsWith('in oneOf'))) return issues;
      discriminating ??= createCompiler(normalizer, followDiscriminators(createAjv()));
      return discriminating(schema)(value);
    };
  }

  return {
    of: (schema, direction) => ofNormalized(normalizer.normalize(schema, direction)),
    byDiscriminator: (schema, direction) =>
      normalizedByDiscriminator(normalizer.normalize(schema, direction)),
    ofNormalized,
    normalizedByDiscriminator,
    hasFormat: (text, format) => fits(text, ajv.formats[format]),
    knowsFormat: (format) => Object.hasOwn(ajv.formats, format),
    normalizer,
  };
}

function createCompiler(normalizer: SchemaNormalizer, ajv: Ajv2020): Validators['ofNormalized'] {
  const added = new Set<string>();
  const compiled = new WeakMap<object, Validate>();

  /** Makes every schema known that one made so far refers to; each is compiled when one is that refers to it. */
  function addTargets(): void {
    if (added.size === normalizer.targets.size) return;
    for (const [ref, target] of normalizer.targets) {
      if (added.has(ref)) continue;
      added.add(ref);
      ajv.addSchema(target, ref);
    }
  }

  return (schema) => {
    if (typeof schema === 'boolean') return () => (schema ? [] : ['the body is not allowed here']);
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    addTargets();
    const validate = inWords(ajv.compile(schema));
    compiled.set(schema, validate);
    return validate;
  };
}

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    // The view has made every keyword well formed; what Ajv would still say of a schema has no reader.
    strict: false,
    // A schema that many refer to is compiled once, not into each of them: GitHub's contract takes a third less time.
    inlineRefs: false,
    // Every object inherits a `constructor`, which is none of its properties.
    ownProperties: true,
    validateSchema: false,
    meta: false,
    logger: false,
    // A departure is told whole.
    allErrors: true,
    code: { regExp: Object.assign(requirePattern, { code: 'requirePattern' }) },
  });
  ajvFormats.default(ajv);
  const dateTime = ajv.formats['date-time'];
  ajv.addFormat('date-time', (text: string) => isCommonDateTime(text) || fits(text, dateTime));
  // Ajv divides floating point numbers, and finds that 19.99 is no multiple of 0.01.
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    validate: (factor: number, value: number) => isMultipleOf(value, factor),
    error: { message: ({ schema }) => `must be multiple of ${String(schema)}` },
  });
  addComparisons(ajv);
  return ajv;
}

/** Lets a discriminator say which of several schemas counts: that others would take the value too is no fault. */
function followDiscriminators(ajv: Ajv2020): Ajv2020 {
  const own = ajv.getKeyword('oneOf');
  if (typeof own !== 'object' || !('code' in own)) throw new Error('Ajv has no code for oneOf');
  ajv.removeKeyword('oneOf');
  return ajv.addKeyword({
    ...own,
    keyword: 'oneOf',
    code: (context) => {
      if (!namesEveryBranch(context.parentSchema as JsonSchemaObject)) return own.code(context);
      // What Ajv tells of a fault names the schemas that took the value: none did.
      context.setParams({ passing: _`null` });
      return validateUnion(context);
    },
  });
}

/** Whether a discriminator has a name for each of the schemas to choose from; one that has not says nothing. */
function namesEveryBranch({ oneOf = [], 'x-discriminator': said }: JsonSchemaObject): boolean {
  const [discriminator] = said ?? [];
  return oneOf.every(
    (branch) => typeof branch !== 'boolean' && discriminator?.values.has(branch.$ref ?? '') === true,
  );
}

/**
 * Ajv asks the values that it compares for their `toString`, which a property of that name makes anything at all, and
 * compares every item of a list with every other.
 */
function addComparisons(ajv: Ajv2020): void {
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
    compile: (isAsked: boolean) => (items: readonly unknown[]) =>
      !isAsked || findDuplicates(items) === undefined,
    error: { message: 'must NOT have duplicate items' },
  });
}

function requirePattern(source: string): RegExp {
  const pattern = compilePattern(source);
  if (pattern === undefined) throw new Error(`JavaScript lacks the pattern ${source}`);
  return pattern;
}

/** Whether a text has a format; any text has one that is not known. */
function fits(text: string, known: Ajv2020['formats'][string]): boolean {
  if (known === undefined || known === true) return true;
  if (known instanceof RegExp) return known.test(text);
  if (typeof known === 'string') return new RegExp(known).test(text);
  const test = typeof known === 'function' ? known : known.type === 'number' ? () => true : known.validate;
  if (test instanceof RegExp) return test.test(text);
  if (typeof test !== 'function') return true;
  return Boolean((test as (value: string) => unknown)(text));
}

function inWords(validate: ValidateFunction): Validate {
  return (value) => {
    try {
      return validate(value) ? [] : (validate.errors ?? []).map(format);
    } catch (error) {
      // `Pet: oneOf [Cat]` and `Cat: allOf [Pet]`: the validator recurses until the stack overflows.
      if (error instanceof RangeError) return ['the body has an infinitely recursive schema'];
      throw error;
    }
  };
}

function format(error: ErrorObject): string {
  const unknown: unknown = error.params.additionalProperty ?? error.params.unevaluatedProperty;
  const named = typeof unknown === 'string' ? ` '${unknown}'` : '';
  return `${error.instancePath || 'the body'} ${error.message}${named}`;
}
