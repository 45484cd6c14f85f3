/** How much a finding matters: an error makes an operation unusable, an info is only worth knowing. */
export const severities = ['error', 'warning', 'info'] as const;

export type Severity = (typeof severities)[number];

/** Something in a contract that its author should know. */
export interface Finding {
  readonly severity: Severity;
  /** The id of the rule that found it. */
  readonly rule: string;
  /** The page of the rule: a path in the package, such as `docs/rules/no-infinite-schemas.md`. */
  readonly docs: string;
  /** A JSON pointer as a fragment, such as `#/paths/~1x/post`. */
  readonly location: string;
  /** The file that has it, as the user gave it, and where in its text; absent for a contract that does not load. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** What is wrong, and what to do. */
  readonly message: string;
  /** Every issue, where the message has several. */
  readonly issues?: readonly string[];
}
