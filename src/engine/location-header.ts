import type { OperationRequest } from '../operation.ts';

/** A path of the contract as the client of a request reaches it: with its session path and base path. */
export function absoluteLocation(
  { basePath = '', sessionPath = '' }: Pick<OperationRequest, 'basePath' | 'sessionPath'>,
  location: string,
): string {
  return location.startsWith('/') ? sessionPath + basePath + location : location;
}

/** Headers whose links are all absolute: the `Location`, and others that lead to the same place. */
export function withAbsoluteLocations(
  request: Pick<OperationRequest, 'basePath' | 'sessionPath'>,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { Location: location = '' } = headers;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value === location ? absoluteLocation(request, value) : value,
    ]),
  );
}
