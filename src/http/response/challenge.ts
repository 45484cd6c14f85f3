import type { SecurityScheme } from '../../openapi/document.ts';

/** How a client is told to show credentials of one of some schemes: the value of `WWW-Authenticate`. */
export function challengeOf(schemes: readonly SecurityScheme[]): string {
  const basic = schemes.some((scheme) => scheme.type === 'http' && scheme.scheme.toLowerCase() === 'basic');
  return `${basic ? 'Basic' : 'Bearer'} realm="sandbox"`;
}
