/**
 * A fault of a part, told of the whole.
 * @example faultAt('/collections/customers/3', '/name must be string') // '/collections/customers/3/name must be string'
 */
export function prefixIssue(location: string, issue: string): string {
  return issue.startsWith('/') ? location + issue : `${location} ${issue.replace(/^the body /, '')}`;
}
