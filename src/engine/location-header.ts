import type { OperationRequest } from '../operation.ts';

/** A link as it leads from where the request came: with what stands before the contract's own paths there. */
export function absoluteLocation(
  { basePath = '', sessionPath = '' }: Pick<OperationRequest, 'basePath' | 'sessionPath'>,
  location: string,
): string {
  return location.startsWith('/') ? sessionPath + basePath + location : location;
}
