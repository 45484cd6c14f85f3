import { expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { createSampler } from '../../src/sample/sampler.ts';
import { contractOf } from '../support/contract.ts';

const seeds = Array.from({ length: 40 }, (_, seed) => seed);

/** The lists that are generated with many seeds. */
function listsOf(items: Schema, rest: Schema = {}): readonly (readonly unknown[])[] {
  return seeds.map((seed) => {
    const { sample } = createSampler(contractOf({}), { seed });
    return sample({ type: 'array', items, ...rest }, { name: 'roles', key: 'roles' }) as readonly unknown[];
  });
}

it.each<[what: string, items: Schema]>([
  ['words of an enum', { type: 'string', enum: ['customer', 'admin'] }],
  ['the only word', { type: 'string', enum: ['customer'] }],
  ['texts', { type: 'string' }],
])('a generated list has nothing twice: %s', (_what, items) => {
  for (const list of listsOf(items)) expect(new Set(list).size).toBe(list.length);
});

it('has a text twice where it must have more than there are', () => {
  for (const list of listsOf({ type: 'string', enum: ['a', 'b'] }, { minItems: 3 }))
    expect(list).toHaveLength(3);
});
