/**
 * Why a schema has no sample: nothing can satisfy it (`impossible`), a value would exceed the limits (`budget`), or no
 * generated value was valid (`invalid`).
 */
export type SampleErrorKind = 'impossible' | 'budget' | 'invalid';

/** No valid value was found for a schema. The message names the location within the value. */
export class SampleError extends Error {
  override readonly name = 'SampleError';
  readonly kind: SampleErrorKind;
  /** A JSON pointer into the value, such as `/items/0/name`. */
  readonly pointer: string;
  /** Why the last generated value is invalid; empty for the other kinds. */
  readonly issues: readonly string[];

  constructor(kind: SampleErrorKind, pointer: string, reason: string, issues: readonly string[] = []) {
    super(`no sample at ${pointer === '' ? 'the top' : pointer}: ${reason}`);
    this.kind = kind;
    this.pointer = pointer;
    this.issues = issues;
  }
}
