import type { Call } from '../operation.ts';

/** A link as it leads from where the request came: with what stands before the contract's own paths there. */
export function liveLocation(
  { basePath = '', sessionPath = '' }: Pick<Call, 'basePath' | 'sessionPath'>,
  location: string,
): string {
  return location.startsWith('/') ? sessionPath + basePath + location : location;
}
