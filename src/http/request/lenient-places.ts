import { type IssuePart, parseIssue } from './issue-place.ts';

/** Where in requests the sandbox may be lenient, and the parts that issues there are about. */
const partsIn = { query: ['query'], headers: ['header', 'cookie'] } as const satisfies Record<
  string,
  readonly IssuePart[]
>;

export type LenientPlace = keyof typeof partsIn;

/** Whether a word of `--lenient` names a place. */
export function isLenientPlace(word: string): word is LenientPlace {
  return Object.hasOwn(partsIn, word);
}

/** The issues of a request: those that it is refused for, and those that are let through. */
export interface SortedIssues {
  readonly refused: readonly string[];
  readonly passed: readonly string[];
}

/** Sorts issues by whether they are in a place where the sandbox is lenient. */
export function sortIssues(issues: readonly string[], places: readonly LenientPlace[]): SortedIssues {
  const lenient: readonly (IssuePart | undefined)[] = places.flatMap((place) => partsIn[place]);
  const isPassed = (issue: string) => lenient.includes(parseIssue(issue).in);
  return { refused: issues.filter((issue) => !isPassed(issue)), passed: issues.filter(isPassed) };
}

/** The keys of the parameters that issues are about: `query since` of `query parameter since must be …`. */
export function keysOfIssues(issues: readonly string[]): ReadonlySet<string> {
  const keys = issues.flatMap((issue) => {
    const { in: part, name: path = '', pointer = '' } = parseIssue(issue);
    const name = part === 'header' ? path.toLowerCase() : path;
    return [`${part} ${name}`, `${part} ${name}${pointer}`];
  });
  return new Set(keys);
}
