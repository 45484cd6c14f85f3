import type { Codec } from '../codecs/codec.ts';
import { codecOf } from '../codecs/codecs.ts';
import type { MediaType, OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { securitySchemesOf } from '../openapi/security-schemes.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import type { SchemaNormalizer } from '../schema/schema-normalizer.ts';
import { createValidators, type Validators } from '../schema/schema-validators.ts';
import {
  type DeclaredParameter,
  type FieldForm,
  fieldForms,
  isValidatedParameter,
  type ParameterForm,
  parameterForm,
} from './parameter-form.ts';

/** What the contract demands of a request to one operation with a body of one media type, or without a body. */
export interface RequestSchema {
  /** Unique within its `RequestSchemas`: `request7`. A validator may cache what it compiles under it. */
  readonly name: string;
  /** For messages: `createPet with application/json`. */
  readonly title: string;
  readonly parameters: readonly ParameterSchema[];
  /** The forms of the query parameters. */
  readonly queryForms: readonly ParameterForm[];
  /** The schema of the body; absent when no body is expected. */
  readonly body?: JsonSchema;
  /** The fields by name, when the body is a form: their values are texts to be converted. */
  readonly fields?: ReadonlyMap<string, FieldForm>;
  /** The query parameters in which security schemes expect credentials. */
  readonly credentials: ReadonlySet<string>;
}

export interface ParameterSchema {
  readonly form: ParameterForm;
  readonly required: boolean;
  /** Whether the empty text is valid whatever the schema says (`allowEmptyValue`). */
  readonly allowsEmpty: boolean;
  readonly schema: JsonSchema;
}

/** Finds the schemas of a contract's requests, in the one dialect of `JsonSchema`. */
export interface FindRequestSchema {
  /** Those of the document; their normalizer resolves the references of the schemas here. */
  readonly validators: Validators;
  /**
   * @param mediaType of the body, as the contract declares it; `undefined` when no body was sent
   * @throws Error for a media type that the operation does not declare, which `readBody` has refused by then.
   */
  requestOf(operation: Operation, mediaType: string | undefined): RequestSchema;
}

/** The schemas of all requests to some operations. */
export interface RequestSchemas extends FindRequestSchema {
  readonly requests: readonly RequestSchema[];
}

/**
 * Gathers the request schemas of operations of a contract.
 * @param validators those of the document; its own, unless given
 */
export function createRequestSchemas(
  document: OpenApiDocument,
  operations: Iterable<Operation>,
  validators: Validators = createValidators(document),
): RequestSchemas {
  const { normalizer } = validators;
  const byOperation = new Map<Operation, ReadonlyMap<string | undefined, RequestSchema>>();
  const keys = queryKeysOf(document);
  let count = 0;
  for (const operation of operations) {
    const schemas = requestsOf(operation, normalizer, keys, () => `request${count++}`);
    byOperation.set(operation, schemas);
  }
  return {
    validators,
    requests: [...byOperation.values()].flatMap((byType) => [...byType.values()]),
    requestOf(operation, mediaType) {
      const schema = byOperation.get(operation)?.get(mediaType);
      if (schema === undefined) throw new Error(`${operation.id} declares no body of type ${mediaType}`);
      return schema;
    },
  };
}

/** The request schemas of one operation by the media type of the body; `undefined` for a request without one. */
function requestsOf(
  operation: Operation,
  normalizer: SchemaNormalizer,
  keys: ReadonlyMap<string, string>,
  nextName: () => string,
): ReadonlyMap<string | undefined, RequestSchema> {
  const parameters = operation.parameters
    .filter((parameter) => isValidatedParameter(parameter, operation))
    .map((parameter) => toParameterSchema(parameter, normalizer));
  const queryForms = parameters.map(({ form }) => form).filter((form) => form.in === 'query');
  const schemeNames = operation.security.flatMap(Object.keys);
  const credentials = new Set(schemeNames.flatMap((name) => keys.get(name) ?? []));
  const shared = { parameters, queryForms, credentials };
  const byType = new Map<string | undefined, RequestSchema>();
  byType.set(undefined, { name: nextName(), title: operation.id, ...shared });
  for (const [mediaType, media] of Object.entries(operation.requestBody?.content ?? {})) {
    const title = `${operation.id} with ${mediaType}`;
    const body = toBodySchema(mediaType, media, normalizer);
    byType.set(mediaType, { name: nextName(), title, ...shared, ...body });
  }
  return byType;
}

function toParameterSchema(parameter: DeclaredParameter, normalizer: SchemaNormalizer): ParameterSchema {
  const [content] = Object.values(parameter.content ?? {});
  const schema = normalizer.normalize(parameter.schema ?? content?.schema ?? true, 'request');
  return {
    form: parameterForm(parameter, schema, normalizer.target),
    required: parameter.required ?? parameter.in === 'path',
    allowsEmpty: parameter.allowEmptyValue ?? false,
    schema,
  };
}

function toBodySchema(
  mediaType: string,
  media: MediaType,
  normalizer: SchemaNormalizer,
): Pick<RequestSchema, 'body' | 'fields'> {
  const codec = codecOf(mediaType, media);
  const { hasTextValues } = codec;
  const declared = normalizer.normalize(media.schema ?? true, 'request');
  const body = isReadAs(typeOfBodies(codec), declared, normalizer) ? declared : true;
  return hasTextValues
    ? { fields: fieldForms(body, media.encoding ?? {}, normalizer.target), body }
    : { body };
}

/** The type of all bodies of a format, where they have but one: bytes and texts are read as texts, forms as objects. */
function typeOfBodies({ structure, hasFields }: Codec): 'object' | 'string' | undefined {
  if (hasFields === true) return 'object';
  return structure === 'never' ? 'string' : undefined;
}

/** Whether a body of a format can have a type of its schema: no bytes are a list, and no form is a text. */
function isReadAs(
  type: 'object' | 'string' | undefined,
  schema: JsonSchema,
  normalizer: SchemaNormalizer,
): boolean {
  if (type === undefined || typeof schema === 'boolean') return true;
  if (schema.$ref !== undefined) return isReadAs(type, normalizer.target(schema.$ref), normalizer);
  return schema.type === undefined || schema.type.includes(type);
}

/** The query parameter of each security scheme that has one. */
function queryKeysOf(document: OpenApiDocument): ReadonlyMap<string, string> {
  const keys = [...securitySchemesOf(document)].flatMap(([name, scheme]) =>
    scheme.type === 'apiKey' && scheme.in === 'query' ? [[name, scheme.name] as const] : [],
  );
  return new Map(keys);
}
