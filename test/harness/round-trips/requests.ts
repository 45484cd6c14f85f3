import type { SentRequest } from '../client.ts';
import { entriesOf, isNode, type Node } from './contract.ts';
import type { Body, Operation, Parameter } from './operations.ts';

/** A request as it is meant, before it is written. */
export interface MeantRequest {
  readonly operation: Operation;
  /** The value of each parameter that is sent, by `in name`. */
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly body: unknown;
}

/** Writes a request as its parameters' styles and its media type say. */
export function writeRequest({ operation, parameters, body }: MeantRequest): SentRequest {
  const credentials = credentialsOf(operation.security);
  const query = operation.parameters.flatMap((each) =>
    each.in === 'query' && parameters.has(`query ${each.name}`)
      ? pairsOf(each, parameters.get(`query ${each.name}`))
      : [],
  );
  // A key may be declared twice, as a credential and as a parameter: it is sent once.
  const keys = credentials.query.filter(([name]) => !parameters.has(`query ${name}`));
  const written = [...query, ...keys].map(
    ([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`,
  );
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(textOf(parameters.get(`path ${name}`) ?? name)),
  );
  const sent =
    operation.body === undefined || body === undefined ? undefined : writtenBody(operation.body, body);
  return {
    method: operation.method,
    path: `${operation.base}${path}${written.length === 0 ? '' : `?${written.join('&')}`}`,
    headers: {
      Accept: 'application/json, */*;q=0.5',
      ...credentials.headers,
      ...headersOf(operation, parameters),
      ...(sent === undefined ? lengthOf(operation) : { 'Content-Type': sent.type }),
    },
    ...(sent !== undefined && { body: sent.text }),
  };
}

/** A contract may require the length of no body. */
function lengthOf({ parameters }: Operation): Record<string, string> {
  const isRequired = parameters.some(({ name, isRequired }) => isRequired && /^content-length$/i.test(name));
  return isRequired ? { 'Content-Length': '0' } : {};
}

function headersOf(operation: Operation, parameters: ReadonlyMap<string, unknown>): Record<string, string> {
  const of = (place: string) =>
    operation.parameters
      .filter((each) => each.in === place && parameters.has(`${place} ${each.name}`))
      .map((each): [string, string] => [each.name, textOf(parameters.get(`${place} ${each.name}`))]);
  const cookies = of('cookie').map(([name, text]) => `${name}=${encodeURIComponent(text)}`);
  const ignored = /^(accept|content-type|content-length|authorization|host)$/i;
  const headers = Object.fromEntries(of('header').filter(([name]) => !ignored.test(name)));
  return cookies.length === 0 ? headers : { ...headers, Cookie: cookies.join('; ') };
}

/** The pairs of a query parameter as its style writes them. */
function pairsOf(parameter: Parameter, value: unknown): [string, string][] {
  const { name, style = 'form', explode = style === 'form', mediaType } = parameter;
  if (mediaType !== undefined) return [[name, JSON.stringify(value)]];
  if (Array.isArray(value)) {
    const texts = value.map(textOf);
    if (explode) return texts.map((text) => [name, text]);
    return [[name, texts.join({ spaceDelimited: ' ', pipeDelimited: '|' }[style] ?? ',')]];
  }
  if (!isNode(value)) return [[name, textOf(value)]];
  const members = entriesOf(value).map(([key, each]): [string, string] => [key, textOf(each)]);
  if (style === 'deepObject') return members.map(([key, text]) => [`${name}[${key}]`, text]);
  return explode ? members : [[name, members.flat().join(',')]];
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(',');
  if (isNode(value)) return entriesOf(value).flat().map(textOf).join(',');
  return String(value);
}

function writtenBody({ mediaType }: Body, value: unknown): { type: string; text: string } {
  if (mediaType === '*/*') return { type: 'application/json', text: escaped(JSON.stringify(value)) };
  if (/json/i.test(mediaType)) return { type: mediaType, text: escaped(JSON.stringify(value)) };
  // A form that is declared as a text is meant as it is written.
  if (/urlencoded/.test(mediaType) && !isNode(value)) return { type: mediaType, text: textOf(value) };
  if (/urlencoded/.test(mediaType))
    return { type: mediaType, text: new URLSearchParams(fieldsOf(value)).toString() };
  if (/^multipart\//.test(mediaType)) return { type: `${mediaType}; boundary=b0`, text: partsOf(value) };
  // What claims or fields in any other form are, as in `application/jwt`, no contract says.
  return {
    type: mediaType.replace('/*', '/plain'),
    text: isNode(value) ? JSON.stringify(value) : textOf(value),
  };
}

/** Only ASCII, so that characters are bytes. */
function escaped(text: string): string {
  return text.replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The fields of a form; a form cannot send one without a name. */
function fieldsOf(value: unknown): [string, string][] {
  return entriesOf(value).flatMap(([name, each]): [string, string][] => {
    if (name === '') return [];
    if (Array.isArray(each) && each.every((part) => !isNode(part)))
      return each.map((part) => [name, textOf(part)]);
    return [[name, typeof each === 'object' ? JSON.stringify(each) : textOf(each)]];
  });
}

function partsOf(value: unknown): string {
  const parts = fieldsOf(value).map(
    ([name, text]) => `--b0\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  );
  return `${parts.join('')}--b0--\r\n`;
}

function credentialsOf(schemes: readonly Node[]): {
  headers: Record<string, string>;
  query: [string, string][];
} {
  const headers: Record<string, string> = {};
  const query: [string, string][] = [];
  for (const { type, scheme, in: place, name: key } of schemes) {
    if (type !== 'apiKey') {
      const name = type === 'http' && typeof scheme === 'string' ? scheme : 'Bearer';
      headers.Authorization =
        name.toLowerCase() === 'basic'
          ? 'Basic aGFybmVzczp4'
          : `${name.replace(/^bearer$/i, 'Bearer')} harness`;
    } else if (place === 'query') query.push([String(key), 'harness']);
    else if (place === 'cookie') headers.Cookie = `${key}=harness`;
    else headers[String(key)] = 'harness';
  }
  return { headers, query };
}
