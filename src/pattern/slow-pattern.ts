import { backtrackingDegree } from './backtracking-degree.ts';
import { compilePattern } from './compile-pattern.ts';
import { parseRegExp } from './parse-reg-exp.ts';

/** A few thousand characters take seconds from the third power on. */
const slowDegree = 3;

/** How fast the time for a pattern grows in an engine that backtracks, as most do; undefined where it does no harm. */
export function describeSlowness(source: string): string | undefined {
  const regExp = compilePattern(source)?.regExp;
  if (regExp === undefined) return undefined;
  const degree = backtrackingDegree(parseRegExp(regExp), regExp);
  if (degree < slowDegree) return undefined;
  return degree === Infinity ? 'exponentially' : `with the power of ${degree}`;
}
