import type { Exchange } from './request-journal.ts';

/** Whether a request is valid; `skipped` when it was rejected before validation. */
export type ValidationOutcome = 'passed' | 'failed' | 'skipped';

/** The failures that mean that the request itself was invalid. */
const invalidRequestCodes: readonly string[] = [
  'malformed',
  'invalid',
  'too-large',
  'unsupported-media-type',
];

/** The result of validating a request. */
export function validationOutcome({ operation, validated, error }: Exchange): ValidationOutcome {
  if (validated !== undefined) return 'passed';
  const isInvalid =
    operation !== undefined && error !== undefined && invalidRequestCodes.includes(error.code);
  return isInvalid ? 'failed' : 'skipped';
}
