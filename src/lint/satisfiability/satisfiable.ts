import { isObject } from '../../json.ts';
import { isReference } from '../../openapi/reference.ts';
import { SampleError, type Sampler } from '../../sample/sampler.ts';
import type { Direction } from '../../schema/json-schema.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import { createUnsatisfiabilityProof } from './prove-unsatisfiable.ts';

/**
 * Whether a schema has a value: `impossible` when it is proven that it has none, `unknown` when none was found, each
 * with the reason.
 */
export type Verdict =
  | { readonly is: 'possible' }
  | { readonly is: 'impossible' | 'unknown'; readonly reason: string };

/** Judges whether a value can satisfy a schema of the document. */
export type Satisfiable = (schema: unknown, direction: Direction) => Verdict;

/** A sampler that is after a lifelike value may overlook that null would do. */
const simplest: readonly unknown[] = [null, {}, [], '', 0];

/**
 * A sample is the proof that there is a value. Where there is no sample, only a proof tells that there is no value: a
 * sampler may give up.
 */
export function createSatisfiable(validators: Validators, sampler: Sampler): Satisfiable {
  const isImpossible = createUnsatisfiabilityProof(validators);
  const known = new Map<unknown, Map<Direction, Verdict>>();

  function validate(schema: unknown, direction: Direction): Verdict {
    try {
      sampler.sample(schema, { key: 'check', direction, requiredOnly: true });
      return { is: 'possible' };
    } catch (error) {
      if (!(error instanceof SampleError)) throw error;
      const issuesIn = validators.of(schema, direction);
      if (simplest.some((value) => issuesIn(value).length === 0)) return { is: 'possible' };
      const proof = isImpossible(validators.normalizer.normalize(schema, direction));
      return proof === undefined
        ? { is: 'unknown', reason: error.message }
        : { is: 'impossible', reason: proof };
    }
  }

  return (schema, direction) => {
    const key = isReference(schema) && Object.keys(schema).length === 1 ? schema.$ref : schema;
    const verdicts = known.get(key) ?? new Map<Direction, Verdict>();
    const verdict = verdicts.get(direction) ?? validate(schema, direction);
    if (isObject(schema)) known.set(key, verdicts.set(direction, verdict));
    return verdict;
  };
}
