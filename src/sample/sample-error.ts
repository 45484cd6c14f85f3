/**
 * Why a schema has no sample: nothing can satisfy it (`impossible`), it asks for more than a sample may be (`budget`),
 * or what was made does not satisfy it (`invalid`).
 */
export type SampleFault = 'impossible' | 'budget' | 'invalid';

/** No valid value was found for a schema. The message names the place within the value. */
export class SampleError extends Error {
  override readonly name = 'SampleError';
  readonly fault: SampleFault;
  /** A JSON pointer into the value, such as `/items/0/name`. */
  readonly place: string;
  /** How the best effort departs from its schema. */
  readonly violations: readonly string[];

  constructor(fault: SampleFault, place: string, reason: string, violations: readonly string[] = []) {
    super(`no sample at ${place === '' ? 'the top' : place}: ${reason}`);
    this.fault = fault;
    this.place = place;
    this.violations = violations;
  }
}
