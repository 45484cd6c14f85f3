import { isObject, plainText } from '../json.ts';
import type { OperationRequest } from '../operation.ts';

/** A path of the contract as the client of a request reaches it: with its session path and base path. */
export function absoluteLocation(
  { basePath = '', sessionPath = '' }: Pick<OperationRequest, 'basePath' | 'sessionPath'>,
  location: string,
): string {
  return location.startsWith('/') ? sessionPath + basePath + location : location;
}

/** The same with the scheme and the host that the client reached. */
export function wholeAddress(
  request: Pick<OperationRequest, 'basePath' | 'sessionPath'> &
    Partial<Pick<OperationRequest, 'headers' | 'isSecure'>>,
  location: string,
): string {
  const path = absoluteLocation(request, location);
  return path.startsWith('/') ? originOf(request) + path : path;
}

/** Whether the value of a header is one link: `Location`, `Operation-Location`, `Azure-AsyncOperation`. */
export function isLinkHeader(name: string): boolean {
  return /^(.+-)?location$|^azure-asyncoperation$/i.test(name);
}

/** Headers whose links are all absolute: the `Location`, and others of its kind. */
export function withAbsoluteLocations(
  request: Pick<OperationRequest, 'basePath' | 'sessionPath'>,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      isLinkHeader(name) ? absoluteLocation(request, value) : value,
    ]),
  );
}

/** The path of a request itself, without its base path and session path; its parameters are percent-encoded. */
export function requestPath({ operation, params }: Pick<OperationRequest, 'operation' | 'params'>): string {
  return operation.path.replace(/\{([^{}]+)\}/g, (_, name) =>
    encodeURIComponent(plainText(params[name] ?? '')),
  );
}

/** A query as it stands behind a path: `{ a: 1, filter: { b: [2, 3] } }` as `?a=1&filter[b]=2&filter[b]=3`; empty for none. */
export function queryText(query: Readonly<Record<string, unknown>>): string {
  const text = new URLSearchParams(queryPairs(query)).toString();
  return text === '' ? '' : `?${text}`;
}

function queryPairs(query: Readonly<Record<string, unknown>>, above?: string): [string, string][] {
  return Object.entries(query).flatMap(([key, value]): [string, string][] => {
    const name = above === undefined ? key : `${above}[${key}]`;
    if (isObject(value)) return queryPairs(value, name);
    return [value]
      .flat()
      .flatMap((each): [string, string][] => (each === undefined ? [] : [[name, plainText(each)]]));
  });
}

/** The scheme and the host that a client reached, such as `http://127.0.0.1:4010`. */
export function originOf({
  headers,
  isSecure,
}: Partial<Pick<OperationRequest, 'headers' | 'isSecure'>>): string {
  return `${isSecure === true ? 'https' : 'http'}://${String(headers?.host ?? 'localhost')}`;
}
