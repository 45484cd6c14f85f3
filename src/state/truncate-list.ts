/**
 * As many faults as are told one by one, and how many more there are.
 * @example tellSome(['a', 'b', 'c'], 2) // ['a', 'b', 'and 1 more']
 */
export function truncateList(issues: readonly string[], most: number): readonly string[] {
  const left = issues.length - most;
  return left > 0 ? [...issues.slice(0, most), `and ${left} more`] : issues;
}
