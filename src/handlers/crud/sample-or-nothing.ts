import { SampleError, type Sampler } from '../../sample/sampler.ts';
import type { Sample } from './crud-context.ts';

/** A sampler that generates `undefined` where it finds no valid value. */
export function sampleOrNothing(sampler: Sampler): Sample {
  return (schema, about) => {
    try {
      return sampler.sample(schema, about);
    } catch (error) {
      if (error instanceof SampleError) return undefined;
      throw error;
    }
  };
}
