import { type InferredResources, inferResources } from '../../src/inference/infer-resources.ts';
import type { Resource, Role } from '../../src/inference/resource.ts';
import type { OpenApiDocument, PathItem, Schema } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { contractOf } from './contract.ts';

/** The request and response of an operation in a small contract; a string is the name of a component. */
export interface OperationSketch {
  readonly request?: string | Schema;
  readonly response?: string | Schema;
  readonly status?: number;
  readonly mediaType?: string;
  /** That of the request body, where it is not the one of the response. */
  readonly requestType?: string;
  readonly query?: Readonly<Record<string, Schema>>;
  readonly requiredQuery?: Readonly<Record<string, Schema>>;
  /** The schemas of path parameters, which are strings otherwise; `null` for one that is not declared. */
  readonly path?: Readonly<Record<string, Schema | null>>;
  readonly hint?: unknown;
  readonly example?: unknown;
  /** The failures that it declares, by their statuses, with the description of each. */
  readonly refuses?: Readonly<Record<string, string>>;
}

/** A contract in a few lines: `{ 'GET /pets': { response: 'Pets' } }`. */
export function sketch(
  operations: Readonly<Record<string, OperationSketch>>,
  schemas: Readonly<Record<string, Schema>> = {},
  openapi = '3.0.3',
): OpenApiDocument {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, declared] of Object.entries(operations)) {
    const [method = '', path = ''] = name.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(path, declared) };
  }
  return { ...contractOf(paths as Record<string, PathItem>, { components: { schemas } }), openapi };
}

function operationOf(path: string, declared: OperationSketch): object {
  const { request, response, status, mediaType = 'application/json', hint, example } = declared;
  const { query = {}, requiredQuery = {}, requestType = mediaType, refuses = {} } = declared;
  const inPath: Readonly<Record<string, Schema | null>> = declared.path ?? {};
  const named = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  const content = {
    [mediaType]: {
      ...(response && { schema: schemaOf(response) }),
      ...(example !== undefined && { example }),
    },
  };
  return {
    parameters: [
      ...named
        .filter((name = '') => inPath[name] !== null)
        .map((name = '') => ({
          name,
          in: 'path',
          required: true,
          schema: inPath[name] ?? { type: 'string' },
        })),
      ...Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema })),
      ...Object.entries(requiredQuery).map(([name, schema]) => ({
        name,
        in: 'query',
        required: true,
        schema,
      })),
    ],
    ...(request && {
      requestBody: { required: true, content: { [requestType]: { schema: schemaOf(request) } } },
    }),
    responses: {
      [status ?? (response ? 200 : 204)]: { description: 'x', ...(response && { content }) },
      ...Object.fromEntries(Object.entries(refuses).map(([code, description]) => [code, { description }])),
    },
    ...(hint !== undefined && { 'x-resource': hint }),
  };
}

function schemaOf(schema: string | Schema): Schema {
  return typeof schema === 'string' ? { $ref: `#/components/schemas/${schema}` } : schema;
}

/** A list of a component's items. */
export function arrayOf(name: string): Schema {
  return { type: 'array', items: schemaOf(name) };
}

/** An object with properties by their types: `{ id: 'integer', name: 'string' }`; a `!` marks required ones. */
export function objectOf(properties: Readonly<Record<string, string | Schema>>, rest: Schema = {}): Schema {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    required: entries.filter(([name]) => name.endsWith('!')).map(([name]) => name.slice(0, -1)),
    properties: Object.fromEntries(
      entries.map(([name, type]) => [name.replace(/!$/, ''), typeof type === 'string' ? { type } : type]),
    ),
    ...rest,
  };
}

export function infer(document: OpenApiDocument): InferredResources {
  return inferResources(document, operationsOf(document));
}

/** The inferred role of each operation: `{ 'GET /pets': 'list pets' }`. */
export function rolesIn(document: OpenApiDocument): Readonly<Record<string, string>> {
  const { roleOf } = infer(document);
  return Object.fromEntries([...roleOf].map(([id, role]) => [id, `${role.kind} ${role.resource.name}`]));
}

/** The one resource of a contract. */
export function onlyResource(document: OpenApiDocument): Resource {
  const { resources } = infer(document);
  const [resource] = resources;
  if (resource === undefined || resources.length > 1)
    throw new Error(`there are ${resources.length} resources`);
  return resource;
}

/** The inferred role of one operation. */
export function roleIn<K extends Role['kind']>(
  document: OpenApiDocument,
  id: string,
  kind: K,
): Role & { kind: K } {
  const role = infer(document).roleOf.get(id);
  if (role?.kind !== kind) throw new Error(`${id} is inferred as ${role?.kind}`);
  return role as Role & { kind: K };
}
