import { structuredContent } from '../../src/codecs/declared-content.ts';
import { basePathsOf } from '../../src/openapi/base-paths.ts';
import type { OpenApiDocument, Parameter, SecurityScheme } from '../../src/openapi/document.ts';
import type { Operation } from '../../src/openapi/operations.ts';
import { securitySchemesOf } from '../../src/openapi/security-schemes.ts';
import { createSampler, type Sampler } from '../../src/sample/sampler.ts';

/** A request as it goes over the wire. */
export interface ValidRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Creates valid requests; `ids` has values for path parameters, in place of generated ones. */
export type MakeRequest = (operation: Operation, ids?: ReadonlyMap<string, string>) => ValidRequest;

type Styled = Parameter & {
  readonly style?: string;
  readonly explode?: boolean;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
};

/** @throws SampleError in `MakeRequest` for an operation that no request can satisfy. */
export function createMakeRequest(document: OpenApiDocument, seed = 1): MakeRequest {
  const sampler = createSampler(document, { seed });
  const schemes = securitySchemesOf(document);
  return (operation, ids = new Map()) => {
    const [basePath = ''] = basePathsOf(document, operation.path);
    const values = valuesOf(sampler, operation);
    const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
      const parameter = operation.parameters.find((each) => each.in === 'path' && each.name === name);
      return ids.has(name)
        ? encodeURIComponent(ids.get(name) ?? '')
        : segmentOf(parameter ?? { name, in: 'path' }, values.get(`path ${name}`) ?? name);
    });
    const credentials = credentialsOf(operation, schemes);
    const query = [...queryOf(operation, values), ...credentials.query].join('&');
    const headers = Object.fromEntries(headersOf(operation, values));
    return {
      method: operation.method.toUpperCase(),
      path: `${basePath}${path}${query === '' ? '' : `?${query}`}`,
      headers: { ...headers, ...credentials.headers, ...bodyOf(sampler, operation).headers },
      ...(bodyOf(sampler, operation).body !== undefined && { body: bodyOf(sampler, operation).body ?? '' }),
    };
  };
}

function valuesOf(sampler: Sampler, { id, parameters }: Operation): ReadonlyMap<string, unknown> {
  const required = (parameters as readonly Styled[]).filter((p) => p.required === true || p.in === 'path');
  return new Map(
    required.map((parameter) => {
      const [content] = Object.values(parameter.content ?? {});
      const schema = parameter.schema ?? content?.schema ?? { type: 'string' };
      const key = `${id} ${parameter.in} ${parameter.name}`;
      const context = { key, name: parameter.name, direction: 'request' } as const;
      const value = sampler.sample(schema, context);
      return [`${parameter.in} ${parameter.name}`, content === undefined ? value : JSON.stringify(value)];
    }),
  );
}

function queryOf({ parameters }: Operation, values: ReadonlyMap<string, unknown>): string[] {
  return (parameters as readonly Styled[]).flatMap((parameter) => {
    const value = values.get(`query ${parameter.name}`);
    if (parameter.in !== 'query' || value === undefined) return [];
    return pairsOf(parameter, value).map(
      ([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`,
    );
  });
}

/** A value of the path as its style writes it. */
function segmentOf({ name, style = 'simple', explode = false }: Styled, given: unknown): string {
  const isEmpty = typeof given === 'object' && given !== null && Object.keys(given).length === 0;
  const value = isEmpty && !Array.isArray(given) ? { a: 'b' } : given;
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map(textOf)
    : entries.length > 0
      ? entries.flatMap(([key, each]) => (explode ? [`${key}=${textOf(each)}`] : [key, textOf(each)]))
      : [textOf(value)];
  const written = parts.map(encodeURIComponent).map((part) => part.replaceAll('%3D', '='));
  if (style === 'label') return `.${written.join(explode ? '.' : ',')}`;
  if (style !== 'matrix') return written.join(',');
  if (!explode || entries.length === 0) return `;${name}=${written.join(',')}`;
  return written.map((part) => (isList ? `;${name}=${part}` : `;${part}`)).join('');
}

/** A value of the query as its style writes it. */
function pairsOf(
  { name, style = 'form', explode = style === 'form' }: Styled,
  value: unknown,
): [string, string][] {
  if (Array.isArray(value)) {
    const delimiter = { spaceDelimited: ' ', pipeDelimited: '|' }[style] ?? ',';
    return explode ? value.map((each) => [name, textOf(each)]) : [[name, value.map(textOf).join(delimiter)]];
  }
  if (typeof value !== 'object' || value === null) return [[name, textOf(value)]];
  const entries = Object.entries(value);
  if (style === 'deepObject') return entries.map(([key, each]) => [`${name}[${key}]`, textOf(each)]);
  if (explode) return entries.map(([key, each]) => [key, textOf(each)]);
  return [[name, entries.flat().map(textOf).join(',')]];
}

function headersOf({ parameters }: Operation, values: ReadonlyMap<string, unknown>): [string, string][] {
  return parameters.flatMap((parameter): [string, string][] => {
    const value = values.get(`${parameter.in} ${parameter.name}`);
    if (value === undefined) return [];
    if (parameter.in === 'header') return [[parameter.name, textOf(value)]];
    return parameter.in === 'cookie' ? [['Cookie', `${parameter.name}=${textOf(value)}`]] : [];
  });
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(',');
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flat().map(textOf).join(',')
    : String(value);
}

function bodyOf(
  sampler: Sampler,
  { id, requestBody }: Operation,
): { body?: string; headers: Record<string, string> } {
  const json = structuredContent(requestBody?.content);
  const content = Object.entries(requestBody?.content ?? {});
  const [mediaType, media] = content.find(([, each]) => each === json) ?? content[0] ?? [];
  if (mediaType === undefined) return { headers: {} };
  const sent = mediaType.includes('*') ? 'application/json' : mediaType;
  const sample = () =>
    sampler.sample(media?.schema ?? {}, { key: `${id} body`, name: id, direction: 'request' });
  if (json !== undefined) return { body: JSON.stringify(sample()), headers: { 'Content-Type': sent } };
  if (/form-urlencoded|multipart/.test(sent)) return formOf(sent, sample());
  return { body: 'text', headers: { 'Content-Type': sent } };
}

function formOf(mediaType: string, sample: unknown): { body: string; headers: Record<string, string> } {
  const fields = Object.entries(typeof sample === 'object' && sample !== null ? sample : {}).flatMap(
    ([name, value]): [string, string][] =>
      Array.isArray(value) && value.every((each) => typeof each !== 'object')
        ? value.map((each) => [name, String(each)])
        : [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]],
  );
  if (mediaType.startsWith('multipart')) {
    const parts = fields.map(
      ([name, text]) => `--b0\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
    );
    return { body: `${parts.join('')}--b0--\r\n`, headers: { 'Content-Type': `${mediaType}; boundary=b0` } };
  }
  return { body: new URLSearchParams(fields).toString(), headers: { 'Content-Type': mediaType } };
}

function credentialsOf({ security }: Operation, schemes: ReadonlyMap<string, SecurityScheme>) {
  const required = Object.keys(security[0] ?? {}).flatMap((name) => schemes.get(name) ?? []);
  const keys = required.flatMap((scheme) => (scheme.type === 'apiKey' ? [scheme] : []));
  const basic = required.some((scheme) => scheme.type === 'http' && /^basic$/i.test(scheme.scheme));
  const other = required.find((scheme) => scheme.type === 'http' && !/^(basic|bearer)$/i.test(scheme.scheme));
  const kind = basic ? 'Basic' : other?.type === 'http' ? other.scheme : 'Bearer';
  const inHeader = keys.filter((key) => key.in === 'header').map((key) => [key.name, 'key'] as const);
  const cookies = keys.filter((key) => key.in === 'cookie').map((key) => `${key.name}=key`);
  return {
    headers: {
      ...(required.length > keys.length && { Authorization: `${kind} dGVzdDp0ZXN0` }),
      ...Object.fromEntries(inHeader),
      ...(cookies.length > 0 && { Cookie: cookies.join('; ') }),
    },
    query: keys.filter((key) => key.in === 'query').map((key) => `${encodeURIComponent(key.name)}=key`),
  };
}
