import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { securitySchemesOf } from '../openapi/security-schemes.ts';
import { createSchemaNormalizer } from '../schema/schema-normalizer.ts';
import { createValidators, type Validate, type Validators } from '../schema/schema-validators.ts';
import { comparesParts } from './adapter/deep-comparisons.ts';
import type { Format } from './adapter/number-formats.ts';
import { createSchemaAdapter } from './adapter/schema-adapter.ts';
import {
  type DeclaredParameter,
  fieldKinds,
  isValidated,
  type Kind,
  type ParameterForm,
  parameterForm,
  partsOf,
} from './parameter-form.ts';

/** What one operation asks of a request whose body is of one media type, as the validator is to see it. */
export interface RequestSchema {
  /** A name that no other view has; the validator keeps what it compiled under it. */
  readonly name: string;
  /** What it is, for messages: `createPet with application/json`. */
  readonly title: string;
  readonly parameters: readonly ParameterSchema[];
  /** The forms of those that stand in the query. */
  readonly queryForms: readonly ParameterForm[];
  /** The schema of the body. */
  readonly body?: unknown;
  /** Judges what the validator is not left to: comparisons of objects and lists. Asked when all else fits. */
  readonly validateComparisons?: Validate;
  /** What each field may be when the body is a form: its values are texts that are given types. */
  readonly fields?: ReadonlyMap<string, ReadonlySet<Kind>>;
  /** Query parameters that a security scheme asks for. */
  readonly credentials: ReadonlySet<string>;
}

export interface ParameterSchema {
  readonly form: ParameterForm;
  readonly required: boolean;
  readonly schema: unknown;
}

/**
 * A contract as express-openapi-validator can digest it. The contract itself stays the truth for answers,
 * documentation and checks; the view only serves to judge requests. It has none of the contract's paths, since we
 * route, and of its schemas those that requests reach, under names of its own and in one dialect.
 */
export interface RequestSchemas {
  readonly schemas: Readonly<Record<string, unknown>>;
  /** The checks that schemas name as their format, besides those that everybody knows. */
  readonly formats: Readonly<Record<string, Format>>;
  readonly requests: readonly RequestSchema[];
  /** @param mediaType of the body, as the contract declares it; none when no body was sent */
  requestOf(operation: Operation, mediaType: string | undefined): RequestSchema;
}

/** @param validators those of the document; some of its own, unless given */
export function createRequestSchemas(
  document: OpenApiDocument,
  operations: Iterable<Operation>,
  validators: Validators = createValidators(document),
): RequestSchemas {
  const normalizer = createSchemaNormalizer(document);
  const adapter = createSchemaAdapter(normalizer);
  const requests = new Map<Operation, Map<string | undefined, RequestSchema>>();
  const keys = queryKeysOf(document);
  let count = 0;
  for (const operation of operations) {
    const parameters = operation.parameters.filter(isValidated).map(toParameterSchema);
    const queryForms = parameters.map(({ form }) => form).filter((form) => form.in === 'query');
    const credentials = new Set(
      operation.security.flatMap(Object.keys).flatMap((name) => keys.get(name) ?? []),
    );
    const byType = new Map<string | undefined, RequestSchema>();
    const asked = { parameters, queryForms, credentials };
    byType.set(undefined, { name: `request${count++}`, title: operation.id, ...asked });
    for (const [mediaType, { schema }] of Object.entries(operation.requestBody?.content ?? {})) {
      const name = `request${count++}`;
      const title = `${operation.id} with ${mediaType}`;
      byType.set(mediaType, { name, title, ...asked, ...toBodySchema(mediaType, schema) });
    }
    requests.set(operation, byType);
  }
  const { schemas, formats } = adapter.finish();

  function toParameterSchema(parameter: DeclaredParameter): ParameterSchema {
    const [content] = Object.values(parameter.content ?? {});
    const schema = normalizer.normalize(parameter.schema ?? content?.schema ?? true, 'request');
    const input = adapter.adapt(schema, 'texts');
    return {
      form: parameterForm(parameter, partsOf(schema, normalizer.target)),
      required: parameter.required ?? parameter.in === 'path',
      schema: parameter.allowEmptyValue ? { anyOf: [{ enum: [''] }, input] } : input,
    };
  }

  function toBodySchema(
    mediaType: string,
    schema: Schema | undefined,
  ): Pick<RequestSchema, 'fields' | 'body' | 'validateComparisons'> {
    const body = normalizer.normalize(schema ?? true, 'request');
    if (!/^(?:application\/x-www-form-urlencoded|multipart\/)/i.test(mediaType)) {
      const validateComparisons: Validate = (value) =>
        validators.byDiscriminator(schema ?? true, 'request')(value);
      return {
        body: adapter.adapt(body, 'values'),
        ...(comparesParts(body, normalizer.target) && { validateComparisons }),
      };
    }
    return { fields: fieldKinds(body, normalizer.target), body: adapter.adapt(body, 'texts') };
  }

  return {
    schemas,
    formats,
    requests: [...requests.values()].flatMap((byType) => [...byType.values()]),
    requestOf(operation, mediaType) {
      const view = requests.get(operation)?.get(mediaType);
      if (view === undefined) throw new Error(`${operation.id} declares no body of type ${mediaType}`);
      return view;
    },
  };
}

/** The query parameter of each security scheme that asks for one. */
function queryKeysOf(document: OpenApiDocument): ReadonlyMap<string, string> {
  const keys = [...securitySchemesOf(document)].flatMap(([name, scheme]) =>
    scheme.type === 'apiKey' && scheme.in === 'query' ? [[name, scheme.name] as const] : [],
  );
  return new Map(keys);
}
