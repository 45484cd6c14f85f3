import type { Validate } from '../../schema/schema-validators.ts';
import type { ParameterSchema, RequestSchema, RequestSchemas } from '../request-schemas.ts';
import { comparesParts } from './deep-comparisons.ts';
import type { Format } from './number-formats.ts';
import { createSchemaAdapter, type SchemaAdapter } from './schema-adapter.ts';

/** A request schema rewritten for express-openapi-validator. */
export interface AdaptedRequest {
  readonly parameters: readonly AdaptedParameter[];
  readonly body?: unknown;
  /** Checks the comparisons of objects and lists, which the library is not left with; called on a valid body. */
  readonly validateComparisons?: Validate;
}

/** A parameter as OpenAPI describes it; all are given to the library as path parameters. */
export interface AdaptedParameter {
  readonly name: string;
  readonly in: 'path';
  readonly required: boolean;
  readonly schema: unknown;
}

/**
 * The request schemas of a contract in the form that express-openapi-validator supports: none of the contract's paths,
 * since the sandbox routes, and of its schemas only those that requests reach, renamed and in one dialect.
 */
export interface AdaptedRequests {
  /** The schemas that the requests refer to, by the names in their `$ref`. */
  readonly schemas: Readonly<Record<string, unknown>>;
  /** The checks that schemas name as their `format`, besides the standard formats. */
  readonly formats: Readonly<Record<string, Format>>;
  readonly requests: ReadonlyMap<RequestSchema, AdaptedRequest>;
}

/** Rewrites every request schema of a contract. */
export function adaptRequests(requestSchemas: RequestSchemas): AdaptedRequests {
  const adapter = createSchemaAdapter(requestSchemas.validators.normalizer);
  const parameters = new Map<ParameterSchema, AdaptedParameter>();
  const requests = new Map<RequestSchema, AdaptedRequest>();
  for (const request of requestSchemas.requests) {
    // The requests of an operation share its parameters.
    for (const parameter of request.parameters) {
      if (!parameters.has(parameter)) parameters.set(parameter, adaptParameter(parameter, adapter));
    }
    const adapted = request.parameters.flatMap((parameter) => parameters.get(parameter) ?? []);
    requests.set(request, { parameters: adapted, ...adaptBody(request, requestSchemas, adapter) });
  }
  return { ...adapter.finish(), requests };
}

function adaptParameter(
  { form, required, allowsEmpty, schema }: ParameterSchema,
  adapter: SchemaAdapter,
): AdaptedParameter {
  const adapted = adapter.adapt(schema, 'texts');
  return {
    name: form.key,
    in: 'path',
    required,
    schema: allowsEmpty ? { anyOf: [{ enum: [''] }, adapted] } : adapted,
  };
}

function adaptBody(
  { body, fields }: RequestSchema,
  { validators }: RequestSchemas,
  adapter: SchemaAdapter,
): Pick<AdaptedRequest, 'body' | 'validateComparisons'> {
  if (body === undefined) return {};
  if (fields !== undefined) return { body: adapter.adapt(body, 'texts') };
  const adapted = { body: adapter.adapt(body, 'values') };
  if (!comparesParts(body, validators.normalizer.target)) return adapted;
  // Compiled by the first body that gets this far.
  let validate: Validate | undefined;
  const validateComparisons: Validate = (value) => {
    validate ??= validators.normalizedByDiscriminator(body);
    return validate(value);
  };
  return { ...adapted, validateComparisons };
}
