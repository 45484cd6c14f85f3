/** How much a finding matters: an error is an operation that cannot work, an info is good to know. */
export const severities = ['error', 'warning', 'info'] as const;

export type Severity = (typeof severities)[number];

/** What a finding is about. */
export type FindingKind =
  | 'unreadable contract'
  | 'endless schema'
  | 'unsatisfiable request'
  | 'unsatisfiable answer'
  | 'example'
  | 'id'
  | 'path'
  | 'path parameter'
  | 'answer'
  | 'security'
  | 'keyword'
  | 'format'
  | 'pattern';

/** Something in a contract that its author should know. */
export interface Finding {
  readonly severity: Severity;
  readonly kind: FindingKind;
  /** A JSON pointer as a fragment, such as `#/paths/~1x/post`. */
  readonly location: string;
  /** What is wrong, and what to do. */
  readonly message: string;
}
