/** What a harness measured, and what must not have happened. */
export interface Report {
  readonly figures: Readonly<Record<string, number | string>>;
  /** One message each; empty when all is well. */
  readonly issues: readonly string[];
}

/** The first issues, each cut to a readable length. */
export function firstOf({ issues }: Report): readonly string[] {
  return issues.slice(0, 20).map((issue) => (issue.length > 600 ? `${issue.slice(0, 600)}…` : issue));
}

/** Prints the one line of figures of a harness. */
export function format(harness: string, { figures, issues }: Report): void {
  const summary = Object.entries(figures).map(([name, figure]) => `${name} ${figure}`);
  process.stdout.write(`${harness}: ${[...summary, `issues ${issues.length}`].join(', ')}\n`);
}
