import type { Steps } from '../../../turns.ts';

/** How many values are sorted at once: it takes about a millisecond. */
const runLength = 1_024;

/** How many values are merged before others may have a turn. */
const mergedPerStep = 256;

/** The values in order, as `toSorted` gives them, in steps: runs are sorted, then merged two by two. */
export function* sortInSteps<T>(values: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < values.length; at += runLength) {
    runs.push(values.slice(at, at + runLength).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const [first = [], second] = runs.slice(at, at + 2);
      merged.push(second === undefined ? first : yield* merge(first, second, compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

/**
 * Of values that are equal in order, those of the first list come first. Lists that follow each other are not walked:
 * rows mostly come in the order of their ids and times.
 */
function* merge<T>(first: readonly T[], second: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  if (compare(first.at(-1) as T, second[0] as T) <= 0) return first.concat(second);
  const merged: T[] = [];
  let a = 0;
  let b = 0;
  while (a < first.length && b < second.length) {
    const [one, other] = [first[a] as T, second[b] as T];
    if (compare(one, other) <= 0) {
      merged.push(one);
      a += 1;
    } else {
      merged.push(other);
      b += 1;
    }
    if (merged.length % mergedPerStep === 0) yield;
  }
  for (; a < first.length; a += 1) merged.push(first[a] as T);
  for (; b < second.length; b += 1) merged.push(second[b] as T);
  return merged;
}
