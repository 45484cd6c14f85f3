import type { OperationRequest } from '../operation.ts';

/** A path of the contract as the client of a request reaches it: with its session path and base path. */
export function absoluteLocation(
  { basePath = '', sessionPath = '' }: Pick<OperationRequest, 'basePath' | 'sessionPath'>,
  location: string,
): string {
  return location.startsWith('/') ? sessionPath + basePath + location : location;
}
