/** What a harness measured, and what must not have happened. */
export interface Report {
  readonly figures: Readonly<Record<string, number | string>>;
  /** Each a sentence; empty when all is well. */
  readonly issues: readonly string[];
}

/** As many faults as a person reads, each as long as a person reads. */
export function firstOf({ issues }: Report): readonly string[] {
  return issues.slice(0, 20).map((issue) => (issue.length > 600 ? `${issue.slice(0, 600)}…` : issue));
}

/** Prints the one line of figures of a harness. */
export function format(harness: string, { figures, issues }: Report): void {
  const lines = Object.entries(figures).map(([name, figure]) => `${name} ${figure}`);
  process.stdout.write(`${harness}: ${[...lines, `faults ${issues.length}`].join(', ')}\n`);
}
