import { isDeepStrictEqual } from 'node:util';

/** What is known of rows: by `customers/c1` and the like, what was last written; undefined when there is none. */
export type Rows = ReadonlyMap<string, Readonly<Record<string, unknown>> | undefined>;

/** The acknowledged rows of a writer, and its last write when that is not acknowledged. */
export interface WriterRows {
  readonly acknowledged: Rows;
  /** The rows that change with the write under way, all of them or none. */
  readonly underWay: Rows | undefined;
}

/** What is stored of a row, as far as it was written by a harness; undefined when there is none. */
export type ReadRow = (name: string) => Readonly<Record<string, unknown>> | undefined;

/**
 * What is wrong with what is stored, by what was acknowledged: a write that was under way is there as a whole, or not
 * at all. Also gives what holds from now on.
 */
export function compareRows(
  { acknowledged, underWay }: WriterRows,
  read: ReadRow,
): { readonly issues: readonly string[]; readonly holds: Rows } {
  // What a write under way makes is, before it, not there.
  const unmade = [...(underWay?.keys() ?? [])].map((name) => [name, undefined] as const);
  const before = departures(new Map([...unmade, ...acknowledged]), read);
  if (before.length === 0 || underWay === undefined) return { issues: before, holds: acknowledged };
  const after: Rows = new Map([...acknowledged, ...underWay]);
  const issues = departures(after, read);
  if (issues.length === 0) return { issues, holds: after };
  return { issues: before.map((issue) => `${issue} (with a write under way)`), holds: acknowledged };
}

function departures(rows: Rows, read: ReadRow): string[] {
  return [...rows].flatMap(([name, expected]) => {
    const row = read(name);
    if (expected === undefined) return row === undefined ? [] : [`${name} was deleted and is there`];
    if (row === undefined) return [`${name} was acknowledged and is lost`];
    const parts = Object.keys(expected).filter((part) => !isDeepStrictEqual(row[part], expected[part]));
    return parts.map(
      (part) =>
        `${name} has ${part} ${JSON.stringify(row[part])} and not ${JSON.stringify(expected[part])}, as acknowledged`,
    );
  });
}
