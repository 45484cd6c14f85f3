import type { Steps } from '../../../turns.ts';

/** How many values are sorted at once: it takes about a millisecond. */
const runLength = 1_024;

/** How many values are merged before others may have a turn. */
const mergedPerStep = 256;

/**
 * The order of values, as the places of the first, the second and so on, in steps: runs are sorted, then merged two by two.
 * Equal values stay as they are. It takes 8 bytes a value, whatever the values are.
 */
export function* orderInSteps<T>(values: readonly T[], compare: (a: T, b: T) => number): Steps<Uint32Array> {
  const count = values.length;
  const compareAt = (a: number, b: number) => compare(values[a] as T, values[b] as T) || a - b;
  let order = Uint32Array.from({ length: count }, (_, at) => at);
  for (let at = 0; at < count; at += runLength) {
    // Lists are sorted with fewer comparisons than typed ones where they are in order already.
    order.set([...order.subarray(at, at + runLength)].sort(compareAt), at);
    yield;
  }
  let merged = new Uint32Array(count > runLength ? count : 0);
  for (let length = runLength; length < count; length *= 2) {
    for (let at = 0; at < count; at += 2 * length) {
      const [from, to] = [order.subarray(at, at + 2 * length), merged.subarray(at, at + 2 * length)];
      yield* merge(from, Math.min(length, from.length), to, compareAt);
    }
    [order, merged] = [merged, order];
  }
  return order;
}

/** The values in that order, as `toSorted` gives them. The last step takes time in proportion to their number. */
export function* sortInSteps<T>(values: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  const order = yield* orderInSteps(values, compare);
  return Array.from(order, (at) => values[at] as T);
}

/** Merges the two runs of a list into another. Runs that follow each other are not walked, as rows mostly come by time. */
function* merge(
  from: Uint32Array,
  middle: number,
  to: Uint32Array,
  compareAt: (a: number, b: number) => number,
): Steps<void> {
  const { length } = from;
  const at = (place: number) => from[place] ?? 0;
  if (middle === length || compareAt(at(middle - 1), at(middle)) < 0) return to.set(from);
  let [a, b, end] = [0, middle, 0];
  while (a < middle && b < length) {
    const isFirst = compareAt(at(a), at(b)) < 0;
    to[end] = isFirst ? at(a) : at(b);
    if (isFirst) a += 1;
    else b += 1;
    end += 1;
    if (end % mergedPerStep === 0) yield;
  }
  to.set(from.subarray(a, middle), end);
  to.set(from.subarray(b), end + middle - a);
}
