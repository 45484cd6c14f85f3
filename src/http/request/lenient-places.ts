/** Where in requests the sandbox may be lenient, and how issues there begin. */
const issuesIn = { query: /^query parameter /, headers: /^(?:header|cookie) / } as const;

export type LenientPlace = keyof typeof issuesIn;

/** Whether a word of `--lenient` names a place. */
export function isLenientPlace(word: string): word is LenientPlace {
  return Object.hasOwn(issuesIn, word);
}

/** The issues of a request: those that it is refused for, and those that are let through. */
export interface SortedIssues {
  readonly refused: readonly string[];
  readonly passed: readonly string[];
}

/** Sorts issues by whether they are in a place where the sandbox is lenient. */
export function sortIssues(issues: readonly string[], places: readonly LenientPlace[]): SortedIssues {
  const isPassed = (issue: string) => places.some((place) => issuesIn[place].test(issue));
  return { refused: issues.filter((issue) => !isPassed(issue)), passed: issues.filter(isPassed) };
}

/** The keys of the parameters that issues are about: `query since` of `query parameter since must be …`. */
export function keysOfIssues(issues: readonly string[]): ReadonlySet<string> {
  const keys = issues.flatMap((issue) => {
    const [, location = '', path = ''] = /^(query|header|cookie)(?: parameter)? (\S+) /.exec(issue) ?? [];
    const name = location === 'header' ? path.toLowerCase() : path;
    return [`${location} ${name}`, `${location} ${name.split('/', 1)[0]}`];
  });
  return new Set(keys);
}
