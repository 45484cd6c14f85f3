import { codecFor, hasNamedFields } from '../../../codecs/codecs.ts';
import type { MediaType, OpenApiDocument, Parameter, RequestBody } from '../../../openapi/document.ts';
import { examplesOf } from '../../../openapi/examples.ts';
import { declarationOf, type Operation, pathKeyOf } from '../../../openapi/operations.ts';
import type { BasePathsFor } from '../../../openapi/published-document.ts';
import type { SecuritySchemes } from '../../../openapi/security-schemes.ts';
import { SampleError, type Sampler } from '../../../sample/sampler.ts';
import type { MergeSchema } from '../../../schema/merged-schema.ts';
import { schemeName } from '../../response/challenge.ts';
import type { components } from '../admin.gen.ts';
import { toFormField } from './form-field.ts';

/** What a person needs to send a request for an operation. */
export type OperationDetails = components['schemas']['OperationDetails'];

/** The contract that the details are of. */
export interface DescribedContract {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly basePathsFor: BasePathsFor;
  readonly schemes: SecuritySchemes;
  readonly mergeSchema: MergeSchema;
  readonly sampler: Sampler;
}

/** What the contract says of an operation to its readers. */
export interface OperationTexts {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: string[];
}

/** The summary, the description and the tags of an operation, as far as the contract has them. */
export function textsOfOperation(
  document: OpenApiDocument,
  operation: Operation | undefined,
): OperationTexts {
  if (operation === undefined) return {};
  const { summary, description, tags }: { readonly [name: string]: unknown } = Object(
    declarationOf(document, operation),
  );
  return {
    ...(typeof summary === 'string' && { summary }),
    ...(typeof description === 'string' && { description }),
    ...(Array.isArray(tags) && { tags: tags.filter((tag) => typeof tag === 'string') }),
  };
}

/** Describes an operation by its id; `undefined` where the contract has none of it. */
export type DescribeOperation = (id: string) => OperationDetails | undefined;

/** Prepares to describe operations; each is described when it is asked for. */
export function createOperationDetails(contract: DescribedContract): DescribeOperation {
  return (id) => {
    const operation = contract.operations.get(id);
    return operation && detailsOf(contract, operation);
  };
}

function detailsOf(contract: DescribedContract, operation: Operation): OperationDetails {
  const { document, basePathsFor, schemes } = contract;
  const { id, method, path, requestBody, responses, security } = operation;
  const { tags: _, ...texts } = textsOfOperation(document, operation);
  return {
    id,
    method: method.toUpperCase(),
    path,
    basePath: basePathsFor(pathKeyOf(operation))[0] ?? '',
    ...texts,
    parameters: parametersToFill(operation).map((parameter) => parameterOf(contract, operation, parameter)),
    ...(requestBody && { body: bodyOf(contract, operation, requestBody) }),
    responses: Object.entries(responses).map(([status, { description, content = {} }]) => ({
      status: status === 'default' ? status : status.toUpperCase(),
      ...(description && { description }),
      mediaTypes: Object.keys(content),
    })),
    security: security.map((requirement) =>
      Object.keys(requirement).flatMap((name) => credentialOf(schemes, name)),
    ),
  };
}

/**
 * The parameters that a request is made of: those of the path, declared or not, such as the ids in a resource name, but not
 * the name as a whole, which stands for them.
 */
function parametersToFill({ path, parameters }: Operation): readonly Parameter[] {
  const declared = parameters.filter(({ in: place, name }) => place !== 'path' || path.includes(`{${name}}`));
  const undeclared = [...path.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name = '']): Parameter[] =>
    declared.some((each) => each.in === 'path' && each.name === name)
      ? []
      : [{ name, in: 'path', required: true, schema: { type: 'string' } }],
  );
  return [...undeclared, ...declared];
}

/** Everything that a contract may say of a parameter. */
type DeclaredParameter = Parameter &
  Pick<MediaType, 'example' | 'examples'> & {
    readonly description?: string;
    readonly content?: Readonly<Record<string, MediaType>>;
  };

function parameterOf(
  contract: DescribedContract,
  operation: Operation,
  parameter: DeclaredParameter,
): OperationDetails['parameters'][number] {
  const { name, in: place, required = false, description, style, explode, content } = parameter;
  const media: MediaType = Object.values(content ?? {})[0] ?? parameter;
  const example = exampleOf(contract, media, `${operation.id} ${place} ${name}`, required ? name : undefined);
  return {
    name,
    in: place,
    required,
    ...(description && { description }),
    field: toFormField(contract.mergeSchema, media.schema),
    ...(style && { style }),
    ...(explode !== undefined && { explode }),
    ...(content && { isJson: true }),
    ...(example !== undefined && { example }),
  };
}

/**
 * The first example of a media type or a parameter; else a generated value.
 * @param name that of the generated value; without it, none is generated
 */
function exampleOf(
  { document, mergeSchema, sampler }: DescribedContract,
  media: MediaType,
  key: string,
  name: string | undefined,
): unknown {
  const [declared] = examplesOf(document, media);
  if (declared !== undefined) return declared.value;
  if (media.schema !== undefined && name === undefined) {
    const { example, examples } = mergeSchema(media.schema).keywords;
    return example ?? (Array.isArray(examples) ? examples[0] : undefined);
  }
  return name === undefined ? undefined : sampleRequest(sampler, media.schema ?? {}, { key, name });
}

function sampleRequest(
  sampler: Sampler,
  schema: unknown,
  { key, name = '' }: { readonly key: string; readonly name?: string },
): unknown {
  try {
    return sampler.sample(schema, { key, name, direction: 'request' });
  } catch (error) {
    if (error instanceof SampleError) return undefined;
    throw error;
  }
}

function bodyOf(
  contract: DescribedContract,
  operation: Operation,
  { required = false, content }: RequestBody,
): NonNullable<OperationDetails['body']> {
  return {
    required,
    contents: Object.entries(content).map(([mediaType, media]) => ({
      mediaType,
      isStructured: hasNamedFields(codecFor(mediaType), media),
      examples: bodyExamples(contract, operation, mediaType, media),
      field: toFormField(contract.mergeSchema, media.schema),
    })),
  };
}

function bodyExamples(
  contract: DescribedContract,
  operation: Operation,
  mediaType: string,
  media: MediaType,
): components['schemas']['BodyExample'][] {
  const { document, sampler, mergeSchema } = contract;
  const declared = examplesOf(document, media).map(({ name = 'example', value }) => ({ name, value }));
  const generated = sampleRequest(sampler, media.schema ?? {}, { key: `${operation.id} body ${mediaType}` });
  const all = generated === undefined ? declared : [...declared, { name: 'generated', value: generated }];
  return all.map(({ name, value }) => {
    const text = textOf(mediaType, value, { media, mergeSchema });
    return { name, value, ...(text !== undefined && { text }) };
  });
}

/** A body as it is sent, where it is text and no JSON: XML, CSV. */
function textOf(
  mediaType: string,
  value: unknown,
  shape: { readonly media: MediaType; readonly mergeSchema: MergeSchema },
): string | undefined {
  const codec = codecFor(mediaType);
  if (codec.name === 'json' || codec.hasFields === true) return undefined;
  const text = typeof value === 'string' ? value : codec.serialize(value, shape);
  return typeof text === 'string' ? text : undefined;
}

function credentialOf(schemes: SecuritySchemes, name: string): components['schemas']['Credential'][] {
  const scheme = schemes.get(name);
  if (scheme === undefined) return [];
  if (scheme.type === 'apiKey') return [{ type: scheme.type, in: scheme.in, name: scheme.name }];
  if (scheme.type === 'mutualTLS') return [{ type: scheme.type }];
  return [{ type: scheme.type, scheme: schemeName(scheme) }];
}
