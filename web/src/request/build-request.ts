import type { AdminSchema } from '../api/admin-types.ts';
import type { ApiRequest } from '../api/client.ts';
import { apiAddress } from '../api/place.ts';
import { fileFields, formPairs, formValues, multipartBody } from './form-body.ts';
import { parseParameterText, queryPairs, simpleText } from './serialize-parameter.ts';

type Details = AdminSchema<'OperationDetails'>;
type Parameter = Details['parameters'][number];

/** What a person fills in for a request. */
export interface RequestInput {
  /** The texts of parameters by place and name: `query limit`. An empty text is not sent. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The media type of the body; absent where none is sent. */
  readonly mediaType?: string | undefined;
  /** The body: a text, JSON for forms too, or a file. */
  readonly body?: string | File | undefined;
  /** The files of a form, by the names of their fields. */
  readonly files?: Readonly<Record<string, readonly File[]>> | undefined;
  /** The texts of credentials by their places in the first entry of `security`. */
  readonly credentials?: readonly string[];
  readonly accept?: string | undefined;
  /** The status that is asked for, in place of what the sandbox would respond. */
  readonly code?: string | undefined;
}

/** A request, and what it needs of the browser besides. */
export interface BuiltRequest extends ApiRequest {
  /** The cookies that it needs, by name. */
  readonly cookies: Readonly<Record<string, string>>;
}

/** The key of a parameter in `RequestInput`. */
export function parameterKey({ in: place, name }: Pick<Parameter, 'in' | 'name'>): string {
  return `${place} ${name}`;
}

/** The path parameters that nothing is filled in for, by their keys: the path has no place to go without them. */
export function emptyPathParameters({ parameters }: Details, input: RequestInput): readonly string[] {
  return parameters
    .filter((each) => each.in === 'path' && (input.parameters[parameterKey(each)] ?? '') === '')
    .map(parameterKey);
}

/** Builds the request that a person filled in. */
export function buildRequest(root: string, details: Details, input: RequestInput): BuiltRequest {
  const places: Places = { path: details.path, query: new URLSearchParams(), headers: {}, cookies: {} };
  for (const parameter of details.parameters) {
    const text = input.parameters[parameterKey(parameter)] ?? '';
    if (text !== '') addParameter[parameter.in](places, parameter, parseParameterText(parameter, text));
  }
  addCredentials(details, input.credentials ?? [], places);
  const { path, query, headers, cookies } = places;
  if (input.accept) headers.Accept = input.accept;
  if (input.code) headers.Prefer = `code=${input.code}`;
  const { body, type } = bodyOf(details, input);
  if (type !== undefined) headers['Content-Type'] = type;
  const search = `${query}` === '' ? '' : `?${query}`;
  return {
    method: details.method,
    url: apiAddress(root, details.basePath) + path + search,
    headers,
    cookies,
    ...(body !== undefined && { body }),
  };
}

/** The parts of a request that parameters and credentials go into. */
interface Places {
  path: string;
  readonly query: URLSearchParams;
  readonly headers: Record<string, string>;
  readonly cookies: Record<string, string>;
}

/** How a parameter is added to a request, by its place. */
const addParameter: Readonly<
  Record<Parameter['in'], (places: Places, parameter: Parameter, value: unknown) => void>
> = {
  query: ({ query }, parameter, value) => {
    for (const pair of queryPairs(parameter, value)) query.append(pair.name, pair.value);
  },
  path: (places, parameter, value) => {
    const text = encodeURIComponent(simpleText(parameter, value));
    places.path = places.path.replaceAll(`{${parameter.name}}`, () => text);
  },
  header: ({ headers }, parameter, value) => {
    headers[parameter.name] = simpleText(parameter, value);
  },
  cookie: ({ cookies }, parameter, value) => {
    cookies[parameter.name] = simpleText(parameter, value);
  },
};

function addCredentials({ security }: Details, texts: readonly string[], places: Places): void {
  for (const [at, { type, scheme, in: place, name = '' }] of (security[0] ?? []).entries()) {
    const text = texts[at] ?? '';
    if (text === '') continue;
    if (type !== 'apiKey') places.headers.Authorization = authorization(scheme ?? 'Bearer', text);
    // Some contracts declare the key as a parameter too: one value is enough.
    else if (place === 'query') places.query.set(name, text);
    else if (place === 'cookie') places.cookies[name] = text;
    else places.headers[name] = text;
  }
}

/** `name:password` for Basic, which is sent in base 64. */
function authorization(scheme: string, text: string): string {
  if (scheme.toLowerCase() !== 'basic') return `${scheme} ${text}`;
  const bytes = new TextEncoder().encode(text.includes(':') ? text : `any:${text}`);
  return `${scheme} ${btoa(String.fromCharCode(...bytes))}`;
}

function bodyOf(
  { body: declared }: Details,
  { mediaType, body, files = {} }: RequestInput,
): { body?: NonNullable<ApiRequest['body']>; type?: string } {
  if (mediaType === undefined || body === undefined) return {};
  if (typeof body !== 'string') return { body, type: mediaType };
  const form = formKind.exec(mediaType)?.[1];
  const values = form === undefined ? undefined : formValues(body);
  if (values === undefined) return body === '' ? {} : { body, type: mediaType };
  if (form !== 'multipart/form-data')
    return { body: new URLSearchParams(formPairs(values)), type: mediaType };
  const field = declared?.contents.find((content) => content.mediaType === mediaType)?.field;
  // The browser sets the type itself, with the boundary between the parts.
  return { body: multipartBody(values, files, new Set(fileFields(field).map(({ name }) => name))) };
}

const formKind = /^(multipart\/form-data|application\/x-www-form-urlencoded)/;
