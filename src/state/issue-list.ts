import { uncountedIssues } from '../errors.ts';

/**
 * Puts the location of a part in front of an issue that was found in it.
 * @example prefixIssue('/collections/customers/3', '/name must be string') // '/collections/customers/3/name must be string'
 */
export function prefixIssue(location: string, issue: string): string {
  return issue.startsWith('/') ? location + issue : `${location} ${issue.replace(/^the body /, '')}`;
}

/**
 * The first issues of a list, and how many more there are.
 * @example truncateList(['a', 'b', 'c'], 2) // ['a', 'b', 'and 1 more']
 */
export function truncateList(issues: readonly string[], maxListed: number): readonly string[] {
  const left = issues.length - maxListed;
  if (left <= 0) return issues;
  const last = issues.at(-1) === uncountedIssues ? uncountedIssues : `and ${left} more`;
  return [...issues.slice(0, maxListed), last];
}
