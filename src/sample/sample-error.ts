/**
 * Why a schema has no sample: nothing can satisfy it (`impossible`), it asks for more than a sample may be (`budget`),
 * or what was made does not satisfy it (`invalid`).
 */
export type SampleFailure = 'impossible' | 'budget' | 'invalid';

/** No valid value was found for a schema. The message names the place within the value. */
export class SampleError extends Error {
  override readonly name = 'SampleError';
  readonly issue: SampleFailure;
  /** A JSON pointer into the value, such as `/items/0/name`. */
  readonly location: string;
  /** How the best effort departs from its schema. */
  readonly issues: readonly string[];

  constructor(issue: SampleFailure, location: string, reason: string, issues: readonly string[] = []) {
    super(`no sample at ${location === '' ? 'the top' : location}: ${reason}`);
    this.issue = issue;
    this.location = location;
    this.issues = issues;
  }
}
