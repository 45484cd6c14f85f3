import { isObject } from '../../../json.ts';
import type { Operation } from '../../../openapi/operations.ts';
import type { MatchPath } from '../../../openapi/paths/path-matcher.ts';
import type { MatchableRequest } from '../../../validation/matching/request-pattern.ts';
import { decodeCapturedBody } from '../decode-body.ts';
import { pathOf } from '../request-filter.ts';
import type { Exchange } from '../request-journal.ts';

/** What it takes to read the path of a request. */
export interface ExchangeContract {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly matchPath: MatchPath;
}

/** A recorded request as patterns see it. Its body is decoded when it is first looked at. */
export function toMatchableRequest(exchange: Exchange, contract: ExchangeContract): MatchableRequest {
  const { url, headers, body } = exchange;
  const named = namedHeaders(headers);
  let decoded: ReturnType<typeof decodeCapturedBody> | undefined;
  const decode = () => {
    decoded ??= body && decodeCapturedBody(body, named['content-type']);
    return decoded;
  };
  return {
    ...pathParts(exchange, contract),
    query: queryIn(url),
    headers: named,
    get body() {
      const found = decode();
      return found?.value ?? found?.text;
    },
    get hasTextBody() {
      return decode()?.hasTextValues ?? false;
    },
  };
}

function pathParts(
  { url, operation: behavior }: Exchange,
  { operations, matchPath }: ExchangeContract,
): Pick<MatchableRequest, 'paths' | 'params'> {
  const path = pathOf(url);
  const match = matchPath(path);
  const own = match === undefined ? path : path.slice(match.basePath.length);
  const operation = behavior && operations.get(behavior.id);
  const params = (operation && match?.paramsOf(operation)) ?? {};
  const decoded = Object.entries(params).map(([name, text]) => [name, decode(text)] as const);
  return {
    paths: [...new Set([own, path, decode(own), decode(path)])],
    params: Object.fromEntries(decoded),
  };
}

/** Query parameters by name; several of one name are a list, those in brackets are members of an object too. */
function queryIn(url: string): Readonly<Record<string, unknown>> {
  const at = url.indexOf('?');
  const pairs = new URLSearchParams(at < 0 ? '' : url.slice(at));
  const query = new Map<string, unknown>();
  for (const name of new Set(pairs.keys())) {
    const values = pairs.getAll(name);
    const value = values.length === 1 ? values[0] : values;
    query.set(name, value);
    const [, outer, inner] = /^([^[]+)\[([^\]]*)\]$/.exec(name) ?? [];
    if (outer === undefined || inner === undefined) continue;
    if (inner === '') query.set(outer, values);
    else {
      const members = query.get(outer);
      query.set(outer, { ...(isObject(members) && members), [inner]: value });
    }
  }
  return Object.fromEntries(query);
}

/** Headers by name in lower case; the values of a repeated one are joined (RFC 9110, 5.3). */
function namedHeaders(parts: readonly string[]): Readonly<Record<string, string>> {
  const named = new Map<string, string>();
  for (let at = 0; at < parts.length; at += 2) {
    const [name = '', value = ''] = parts.slice(at, at + 2);
    const key = name.toLowerCase();
    const before = named.get(key);
    named.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(named);
}

/** An invalid percent-encoding is left as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
