/** What a harness measured, and what must not have happened. */
export interface Report {
  readonly figures: Readonly<Record<string, number | string>>;
  /** Each a sentence; empty when all is well. */
  readonly faults: readonly string[];
}

/** As many faults as a person reads, each as long as a person reads. */
export function firstOf({ faults }: Report): readonly string[] {
  return faults.slice(0, 20).map((fault) => (fault.length > 600 ? `${fault.slice(0, 600)}…` : fault));
}

/** Prints the one line of figures of a harness. */
export function tell(harness: string, { figures, faults }: Report): void {
  const told = Object.entries(figures).map(([name, figure]) => `${name} ${figure}`);
  process.stdout.write(`${harness}: ${[...told, `faults ${faults.length}`].join(', ')}\n`);
}
