import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenApiDocument } from '../openapi/document.ts';
import { createAjv, createTargetLoader, followDiscriminators, matchesFormat } from './ajv.ts';
import { createGivenSchemaCheck, type GivenSchemaCheck } from './given-schema-issues.ts';
import type { Direction, JsonSchema } from './json-schema.ts';
import { createSchemaNormalizer, type SchemaNormalizer } from './schema-normalizer.ts';
import { schemaText } from './schema-text.ts';

/** Validates a value. Returns the issues, location first: `/name must be string`; none for a valid value. */
export type Validate = (value: unknown) => readonly string[];

/**
 * The validators for the schemas of a document, of either version of OpenAPI. Each is compiled on first use, and those
 * with the same text once: a large contract writes `{ type: string }` a thousand times.
 */
export interface Validators {
  /** The validator of a schema of the document, which is identified by its object. */
  of(schema: unknown, direction: Direction): Validate;
  /**
   * The same, but a discriminator selects the branch of `oneOf` that applies, as in requests. Contracts often have
   * branches that overlap, which `oneOf` alone would refuse.
   */
  byDiscriminator(schema: unknown, direction: Direction): Validate;
  /** `of` for a schema that is normalized already. */
  ofNormalized(schema: JsonSchema): Validate;
  /** `byDiscriminator` for a schema that is normalized already. */
  normalizedByDiscriminator(schema: JsonSchema): Validate;
  /** What is wrong with a schema that a user gives outside the document, before `of` may take it. */
  readonly givenIssues: GivenSchemaCheck;
  /** Whether a text has a format; every text has an unknown one. */
  hasFormat(text: string, format: string): boolean;
  /** Whether a format is checked, or known to need no check. */
  knowsFormat(format: string): boolean;
  /** The normalizer whose schemas `ofNormalized` takes. */
  readonly normalizer: SchemaNormalizer;
}

/** Creates the validators of a document; use one set per document, since each compiles for itself. */
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
    givenIssues: createGivenSchemaCheck(),
    hasFormat: (text, format) => matchesFormat(text, ajv.formats[format]),
    knowsFormat: (format) => Object.hasOwn(ajv.formats, format),
    normalizer,
  };
}

function createCompiler(normalizer: SchemaNormalizer, ajv: Ajv2020): Validators['ofNormalized'] {
  const loadTargets = createTargetLoader(ajv, normalizer.targets);
  const compiled = new WeakMap<object, Validate>();
  const byText = new Map<string, Validate>();
  return (schema) => {
    if (typeof schema === 'boolean') return () => (schema ? [] : ['the body is not allowed here']);
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const text = schemaText(schema);
    const validate = byText.get(text) ?? compile(schema);
    compiled.set(schema, validate);
    if (text.length <= maxSharedText) byText.set(text, validate);
    return validate;
  };

  function compile(schema: JsonSchema): Validate {
    loadTargets();
    return withFormattedIssues(ajv.compile(schema));
  }
}

/** Longer schemas are hardly ever written twice, and their texts would stay in memory. */
const maxSharedText = 5000;

function withFormattedIssues(validate: ValidateFunction): Validate {
  return (value) => {
    try {
      return validate(value) ? [] : (validate.errors ?? []).map(formatError);
    } catch (error) {
      // `Pet: oneOf [Cat]` and `Cat: allOf [Pet]`: the validator recurses until the stack overflows.
      if (error instanceof RangeError) return ['the body has an infinitely recursive schema'];
      throw error;
    }
  };
}

function formatError(error: ErrorObject): string {
  const unknown: unknown = error.params.additionalProperty ?? error.params.unevaluatedProperty;
  const named = typeof unknown === 'string' ? ` '${unknown}'` : '';
  return `${error.instancePath || 'the body'} ${error.message}${named}`;
}
