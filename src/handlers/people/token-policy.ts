import { structuredContent } from '../../codecs/declared-content.ts';
import { isObject, plainText } from '../../json.ts';
import type { Header, OpenApiDocument, Reference, Schema } from '../../openapi/document.ts';
import { examplesOf } from '../../openapi/examples.ts';
import type { Operation } from '../../openapi/operations.ts';
import { resolve } from '../../openapi/reference.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import { securitySchemesOf } from '../../openapi/security-schemes.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { tokenMember } from './token-members.ts';

/** What a contract says of the tokens that its operations hand out. */
export interface TokenPolicy {
  readonly isJwt: (operation: Operation) => boolean;
  /** The cookie that an operation sets; absent for one that sets none. */
  readonly cookieOf: (operation: Operation) => string | undefined;
  /** Whether the response of an operation says when its token expires. */
  readonly expires: (operation: Operation) => boolean;
  /** For how long a token is valid, in seconds. */
  readonly lifetimeOf: (operation: Operation) => number;
  /** Whether an operation is one that OAuth has: a security scheme names it as its `tokenUrl`, or it is sent a grant. */
  readonly isTokenEndpoint: (operation: Operation) => boolean;
  /** Whether the response of an operation has a place for a token. */
  readonly showsToken: (operation: Operation, mergeSchema: MergeSchema) => boolean;
}

/** How long a token lives where the contract does not say. */
const usualLifetime = 3600;

/** Reads what a contract says of its tokens, in its security schemes and in the responses themselves. */
export function createTokenPolicy(document: OpenApiDocument): TokenPolicy {
  const schemes = [...securitySchemesOf(document).values()];
  const cookie = schemes.flatMap((scheme) =>
    scheme.type === 'apiKey' && scheme.in === 'cookie' ? [scheme.name] : [],
  )[0];
  const tokenUrls = schemes.flatMap((scheme) =>
    scheme.type === 'oauth2' ? tokenUrlsOf(Object(scheme).flows) : [],
  );
  const isJwtScheme = schemes.some((scheme) =>
    /jwt/i.test(plainText(Reflect.get(scheme, 'bearerFormat') ?? '')),
  );
  return {
    isJwt: (operation) =>
      isJwtScheme || /"jwt"|"id_?token"|\^?eyJ|format":"jwt/i.test(textOf(document, operation)),
    cookieOf: (operation) => {
      const isDeclared = cookieHeader(operation) !== undefined;
      if (!isDeclared) return hasNoBody(operation) ? cookie : undefined;
      return exampleCookie(document, operation) ?? cookie ?? 'session';
    },
    expires: (operation) =>
      /"[a-z_]*(?:expires?|expiration|expiry|ttl)[a-z_]*":/i.test(textOf(document, operation)),
    lifetimeOf: (operation) => {
      const [, seconds] =
        /"(?:expires_?in)":\{[^{}]*"(?:example|default|const)":(\d+)/i.exec(textOf(document, operation)) ??
        [];
      return seconds === undefined ? usualLifetime : Number(seconds);
    },
    isTokenEndpoint: ({ path, requestBody }) =>
      tokenUrls.some((url) => isSamePath(url, path)) ||
      /"grant_type":/.test(JSON.stringify(resolve(document, formSchema(requestBody)))),
    showsToken: (operation, mergeSchema) => {
      const schema = structuredContent(successResponseOf(operation).response.content)?.schema;
      return schema !== undefined && hasToken(mergeSchema, schema, 0);
    },
  };
}

function tokenUrlsOf(flows: unknown): readonly string[] {
  return Object.values(Object(flows)).flatMap((flow) => plainText(Object(flow).tokenUrl) || []);
}

/** Whether an address, with or without a server, is that of a path: `/api/auth/token`, or `token` below the server's path. */
function isSamePath(url: string, path: string): boolean {
  const plain = url.replace(/^[a-z]+:\/\/[^/]+|[?#].*$/gi, '').replace(/^\.?\/|\/$/g, '');
  const own = path.replace(/^\/|\/$/g, '');
  return plain !== '' && (own === plain || own.endsWith(`/${plain}`) || plain.endsWith(`/${own}`));
}

function formSchema(body: Operation['requestBody']): Schema {
  return body?.content?.['application/x-www-form-urlencoded']?.schema ?? {};
}

function hasNoBody(operation: Operation): boolean {
  const { content = {} } = successResponseOf(operation).response;
  const { properties } = Object(structuredContent(content)?.schema ?? {});
  if (!isObject(properties)) return true;
  const names = Object.keys(properties);
  return !names.some((name) => tokenMember(name, names) === 'access');
}

function cookieHeader(operation: Operation): Header | Reference | undefined {
  const { headers = {} } = successResponseOf(operation).response;
  return Object.entries(headers).find(([name]) => /^set-cookie$/i.test(name))?.[1];
}

/** The cookie in the example of a `Set-Cookie` header; absent where it has none. */
function exampleCookie(document: OpenApiDocument, operation: Operation): string | undefined {
  const node = cookieHeader(operation);
  if (node === undefined) return undefined;
  const header = resolve<Header>(document, node);
  const examples = [
    ...examplesOf(document, header).map(({ value }) => value),
    header.schema?.example,
    header.schema?.default,
  ];
  const text = examples.find((value) => typeof value === 'string') ?? '';
  return /^([^=;\s]+)=/.exec(String(text))?.[1];
}

function hasToken(mergeSchema: MergeSchema, schema: Schema, depth: number): boolean {
  const { properties } = mergeSchema(schema);
  return [...properties].some(
    ([name, property]) =>
      tokenMember(name, properties.keys()) === 'access' ||
      (depth < 3 && hasToken(mergeSchema, property, depth + 1)),
  );
}

/** The schema of a success as text, one reference followed. */
function textOf(document: OpenApiDocument, operation: Operation): string {
  const schema = structuredContent(successResponseOf(operation).response.content)?.schema;
  return schema === undefined ? '' : JSON.stringify(resolve(document, schema));
}
