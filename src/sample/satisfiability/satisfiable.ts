import { isObject } from '../../json.ts';
import { isReference } from '../../openapi/reference.ts';
import type { Direction } from '../../schema/json-schema.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import { SampleError, type Sampler } from '../sampler.ts';
import { createSatisfiabilityProof } from './prove-satisfiable.ts';
import { createUnsatisfiabilityProof } from './prove-unsatisfiable.ts';

/**
 * Whether a value satisfies a schema: `impossible` when it is proven that none does, `unknown` when none was found,
 * each with the reason.
 */
export type Verdict =
  | { readonly is: 'possible' }
  | { readonly is: 'impossible' | 'unknown'; readonly reason: string };

/** What is found out of schemas of the document, as a request or a response has them. */
export interface Satisfiability {
  /** Whether some value satisfies a schema. */
  satisfiable(schema: unknown, direction: Direction): Verdict;
  /** Why no value satisfies a schema; `undefined` where that is not proven. It looks for no value of other schemas. */
  contradictionIn(schema: unknown, direction: Direction): string | undefined;
}

/** Values tried where sampling fails: a sampler looks for lifelike values, and may overlook that null fits. */
const simplestValues: readonly unknown[] = [null, {}, [], '', 0];

/**
 * Creates the check of schemas; verdicts are cached by schema and direction. Most schemas show that they have
 * values; for others a sample proves it. That there is no sample does not prove the contrary, since a sampler may give up: that takes a proof of its own.
 */
export function createSatisfiability(validators: Validators, sampler: Sampler): Satisfiability {
  const { normalizer } = validators;
  const proveSatisfiable = createSatisfiabilityProof(normalizer.target);
  const proveUnsatisfiable = createUnsatisfiabilityProof(validators);
  const known = new Map<unknown, Map<Direction, Verdict>>();

  function check(schema: unknown, direction: Direction): Verdict {
    const normalized = normalizer.normalize(schema, direction);
    if (proveSatisfiable(normalized)) return { is: 'possible' };
    try {
      sampler.sample(schema, { key: 'check', direction, requiredOnly: true });
      return { is: 'possible' };
    } catch (error) {
      if (!(error instanceof SampleError)) throw error;
      const issuesIn = validators.of(schema, direction);
      if (simplestValues.some((value) => issuesIn(value).length === 0)) return { is: 'possible' };
      const reason = proveUnsatisfiable(normalized);
      return reason === undefined ? { is: 'unknown', reason: error.message } : { is: 'impossible', reason };
    }
  }

  function satisfiable(schema: unknown, direction: Direction): Verdict {
    const key = isReference(schema) && Object.keys(schema).length === 1 ? schema.$ref : schema;
    const verdicts = known.get(key) ?? new Map<Direction, Verdict>();
    const verdict = verdicts.get(direction) ?? check(schema, direction);
    if (isObject(schema)) known.set(key, verdicts.set(direction, verdict));
    return verdict;
  }

  function contradictionIn(schema: unknown, direction: Direction): string | undefined {
    const normalized = normalizer.normalize(schema, direction);
    if (proveSatisfiable(normalized) || proveUnsatisfiable(normalized) === undefined) return undefined;
    const verdict = satisfiable(schema, direction);
    return verdict.is === 'impossible' ? verdict.reason : undefined;
  }

  return { satisfiable, contradictionIn };
}
