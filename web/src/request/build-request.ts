import type { AdminSchema } from '../api/admin-types.ts';
import type { ApiRequest } from '../api/client.ts';
import { apiAddress } from '../api/place.ts';
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
  const { body, type } = bodyOf(input);
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
    else if (place === 'query') places.query.append(name, text);
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

function bodyOf({ mediaType, body }: RequestInput): {
  body?: NonNullable<ApiRequest['body']>;
  type?: string;
} {
  if (mediaType === undefined || body === undefined || body === '') return {};
  if (typeof body !== 'string') return { body, type: mediaType };
  const fields = /^(multipart\/form-data|application\/x-www-form-urlencoded)/.exec(mediaType)?.[1];
  const values = fields === undefined ? undefined : fieldsOf(body);
  if (values === undefined) return { body, type: mediaType };
  if (fields !== 'multipart/form-data') return { body: new URLSearchParams(values), type: mediaType };
  const form = new FormData();
  for (const [name, value] of values) form.append(name, value);
  // The browser sets the type itself, with the boundary between the parts.
  return { body: form };
}

/** The fields of a form that is written as JSON; a list is a field for each of its values. */
function fieldsOf(text: string): [string, string][] | undefined {
  try {
    const values: unknown = JSON.parse(text);
    return Object.entries(Object(values)).flatMap(([name, value]) =>
      [value]
        .flat()
        .map((each): [string, string] => [name, typeof each === 'object' ? JSON.stringify(each) : `${each}`]),
    );
  } catch {
    return undefined;
  }
}
