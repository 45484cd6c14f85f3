import { SandboxError } from '../../../errors.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Operation } from '../../../openapi/operations.ts';
import { createUnsatisfiabilityProof } from '../../../sample/satisfiability/prove-unsatisfiable.ts';
import type { Validators } from '../../../schema/schema-validators.ts';

/** The failure of an operation for which a schema allows no value at all. */
export type Unanswerable = (operation: Operation, schema: Schema, issues: readonly string[]) => SandboxError;

/**
 * Creates the failures for contracts that contradict themselves. Their messages name the places that do: a proof finds
 * them; where there is none, the issues of the closest value say what is in the way.
 */
export function createUnanswerable(validators: Validators): Unanswerable {
  const proveUnsatisfiable = createUnsatisfiabilityProof(validators);
  return (operation, schema, issues) => {
    const reason = proveUnsatisfiable(validators.normalizer.normalize(schema, 'response'));
    const described = reason ?? issues.slice(0, 5).join('; ');
    return new SandboxError(
      'unanswerable',
      `no response of ${operation.id} can be valid: ${described}. Fix the contract, which check reports on`,
    );
  };
}
