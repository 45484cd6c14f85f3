/** A name that may be meant, and how many edits it takes to become the wrong one. */
interface Ranked<T> {
  readonly item: T;
  readonly edits: number;
}

/**
 * The items whose names take the fewest edits to become a wrong name, the nearest first; none that takes more than a
 * third of it. Letter case does not count.
 * @param namesOf the names of an item, of which the nearest counts
 */
export function mostSimilar<T>(
  wanted: string,
  items: Iterable<T>,
  namesOf: (item: T) => readonly string[],
  max = 1,
): readonly T[] {
  const ranked: Ranked<T>[] = [];
  for (const item of items) {
    const nearness = namesOf(item).map((name) => editsBetween(wanted, name) ?? Number.POSITIVE_INFINITY);
    const edits = Math.min(...nearness);
    if (Number.isFinite(edits)) ranked.push({ item, edits });
  }
  return ranked
    .sort((a, b) => a.edits - b.edits)
    .slice(0, max)
    .map(({ item }) => item);
}

/** The name that a wrong one may mean, as the end of a message: ` Did you mean Pet?`; empty when none is near. */
export function didYouMean(wanted: string, names: Iterable<string>): string {
  const [name] = mostSimilar(wanted, names, (each) => [each]);
  return name === undefined ? '' : ` Did you mean ${name}?`;
}

/**
 * How many edits make a wrong name of another one; `undefined` for more than a third of it, or than two. Letter case
 * does not count.
 */
export function editsBetween(wanted: string, name: string): number | undefined {
  const maxEdits = Math.max(2, Math.floor(wanted.length / 3));
  // Names whose lengths differ too much are not compared: that takes time by the product of the lengths.
  if (Math.abs(wanted.length - name.length) > maxEdits) return undefined;
  const edits = editDistance(wanted.toLowerCase(), name.toLowerCase());
  return edits <= maxEdits ? edits : undefined;
}

/**
 * How many characters must be inserted, removed, replaced or swapped with the next one to make one text of another
 * (optimal string alignment): `prot` is one swap from `port`.
 */
function editDistance(a: string, b: string): number {
  let [beforePrevious, previous]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (const [i, character] of [...a].entries()) {
    const current = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (previous?.[j] ?? 0) + (character === other ? 0 : 1);
      const isSwapped = j > 0 && character === b[j - 1] && a[i - 1] === other;
      const swapped = isSwapped ? (beforePrevious?.[j - 1] ?? 0) + 1 : replaced;
      current.push(Math.min(replaced, swapped, (previous?.[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1));
    }
    [beforePrevious, previous] = [previous, current];
  }
  return previous?.at(-1) ?? 0;
}
