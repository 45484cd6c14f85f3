import type { OpenApiDocument, Schema } from '../../src/openapi/document.ts';
import { createSampler, type SampleOptions } from '../../src/sample/sampler.ts';
import { contractOf } from './contract.ts';

/** The schemas of a contract by name. */
export type Schemas = Readonly<Record<string, Schema>>;

/** A reference to a schema of the contract. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** A contract with nothing but schemas. */
export function schemaDocument(openapi: string, schemas: Schemas = {}): OpenApiDocument {
  return { ...contractOf({}, { components: { schemas } }), openapi };
}

interface SamplingOptions extends Partial<SampleOptions> {
  readonly schemas?: Schemas;
  readonly openapi?: string;
  readonly seed?: number;
}

/** One sample of a schema. */
export function sample(
  schema: Schema,
  { schemas = {}, openapi = '3.1.0', seed = 1, ...options }: SamplingOptions = {},
): unknown {
  return createSampler(schemaDocument(openapi, schemas), { seed }).sample(schema, { key: 'a', ...options });
}

/** Samples of one schema, each with its own key. */
export function samples(schema: Schema, options: SamplingOptions = {}, count = 20): unknown[] {
  const { schemas = {}, openapi = '3.1.0', seed = 1, ...rest } = options;
  const sampler = createSampler(schemaDocument(openapi, schemas), { seed });
  return Array.from({ length: count }, (_, i) => sampler.sample(schema, { key: `key ${i}`, ...rest }));
}

export const Category: Schema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    parent: ref('Category'),
    children: { type: 'array', items: ref('Category') },
  },
};

/** An expression holds two expressions, or is a literal. */

export const Cat: Schema = {
  type: 'object',
  required: ['kind', 'lives'],
  properties: { kind: { type: 'string' }, lives: { type: 'integer' } },
};

export const Dog: Schema = {
  type: 'object',
  required: ['kind', 'barks'],
  properties: { kind: { type: 'string' }, barks: { type: 'boolean' } },
};
