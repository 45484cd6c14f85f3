import { backtrackingDegree } from './backtracking-degree.ts';
import { createLinearMatch } from './linear-match.ts';
import { parseRegExp } from './parse-reg-exp.ts';

/** How many steps a backtracking engine may take for one text: some milliseconds. */
const maxBacktrackingSteps = 1_000_000;

/** How many steps the linear engine may take for one text: some hundredths of a second, in which nobody else is served. */
const maxLinearSteps = 4_000_000;

/**
 * Creates the match of a regular expression that backtracking may take long for. A text that is short enough is
 * matched by JavaScript's own engine, a longer one in linear time. One that is too long even for that passes, as does one
 * of a pattern that refers back to what it matched, for which no such engine exists.
 */
export function createCostlyMatch(regExp: RegExp): (text: string) => boolean {
  const tree = parseRegExp(regExp);
  const degree = backtrackingDegree(tree, regExp);
  const maxBacktrackedLength = maxBacktrackingSteps ** (1 / degree);
  let linear: ReturnType<typeof createLinearMatch>;
  let isTried = false;
  return (text) => {
    if (text.length <= maxBacktrackedLength) return regExp.test(text);
    if (!isTried) [linear, isTried] = [createLinearMatch(tree, regExp), true];
    return linear === undefined || text.length * linear.size > maxLinearSteps || linear.test(text);
  };
}
