/**
 * The parts of an OpenAPI document that the sandbox reads, after bundling: every `$ref` points into the document
 * itself.
 */

/** A JSON Schema as OpenAPI 3.0 or 3.1 writes it. */
export type Schema = Readonly<Record<string, unknown>>;

export interface Reference {
  readonly $ref: string;
}

export interface Example {
  readonly value?: unknown;
  /** The value, and the text as which it is sent (OpenAPI 3.2). */
  readonly dataValue?: unknown;
  readonly serializedValue?: unknown;
}

/** How a property of a form is serialized. */
export interface Encoding {
  /** One or several media types, with commas between them. */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, Header | Reference>>;
  readonly style?: string;
  readonly explode?: boolean;
}

export interface MediaType {
  readonly schema?: Schema;
  readonly encoding?: Readonly<Record<string, Encoding>>;
  /** How the parts of a multipart body are serialized that have no names: the first ones, and all others (OpenAPI 3.2). */
  readonly prefixEncoding?: readonly Encoding[];
  readonly itemEncoding?: Encoding;
  /** One element of a stream (OpenAPI 3.2). */
  readonly itemSchema?: Schema;
  /** The data of the event that ends a stream, such as `[DONE]`; found in examples and descriptions. */
  readonly streamEnd?: string;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
}

/** Media types by name, such as `application/json`. */
export type Content = Readonly<Record<string, MediaType>>;

export interface Parameter {
  readonly name: string;
  readonly description?: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  /** Whether it is the whole query, and not a part of it: `in: querystring` of OpenAPI 3.2. */
  readonly isWholeQuery?: boolean;
  readonly required?: boolean;
  readonly content?: Content;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema?: Schema;
  readonly example?: unknown;
}

export interface RequestBody {
  readonly description?: string;
  readonly required?: boolean;
  readonly content: Content;
}

/** A header of a response. */
export interface Header extends MediaType {
  readonly required?: boolean;
  readonly explode?: boolean;
  /** In place of a schema: one media type, such as JSON. */
  readonly content?: Content;
}

export interface ResponseObject {
  readonly description?: string;
  readonly headers?: Readonly<Record<string, Header | Reference>>;
  readonly content?: Content;
}

/** Security schemes that are required together, by name. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

export type SecurityScheme =
  | { readonly type: 'http'; readonly scheme: string }
  | { readonly type: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly name: string }
  | { readonly type: 'oauth2' | 'openIdConnect' | 'mutualTLS' };

/** The extension that says why an operation is not served: every request to it is 501 with this reason. */
export const unservedKey = 'x-unserved';

export interface OperationObject {
  readonly [unservedKey]?: string;
  readonly operationId?: string;
  readonly description?: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: RequestBody | Reference;
  readonly responses?: Readonly<Record<string, ResponseObject | Reference>>;
  readonly security?: readonly SecurityRequirement[];
  readonly callbacks?: Readonly<Record<string, Callback | Reference>>;
}

/** The requests of a callback, by the runtime expressions of their URLs. */
export type Callback = Readonly<Record<string, unknown>>;

/** The methods that a path item has a key for. */
export const methods = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
] as const;

/** In lower case; a path item may declare others (OpenAPI 3.2), such as `copy`. */
export type Method = (typeof methods)[number] | (string & {});

export type PathItem = { readonly [M in (typeof methods)[number]]?: OperationObject } & {
  /** By methods as they are sent, such as `COPY` (OpenAPI 3.2). */
  readonly additionalOperations?: Readonly<Record<string, OperationObject>>;
  readonly parameters?: readonly (Parameter | Reference)[];
};

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly security?: readonly SecurityRequirement[];
  readonly paths: Readonly<Record<string, PathItem | Reference>>;
  /** The requests that the API itself sends (OpenAPI 3.1), by name. */
  readonly webhooks?: Readonly<Record<string, PathItem | Reference>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, Parameter | Reference>>;
    readonly responses?: Readonly<Record<string, ResponseObject | Reference>>;
    readonly securitySchemes?: Readonly<Record<string, SecurityScheme | Reference>>;
  };
}
