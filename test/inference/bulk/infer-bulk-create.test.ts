import { describe, expect, it } from 'vitest';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Pet = objectOf({ 'id!': 'integer', name: 'string' });
const NewPet = objectOf({ 'name!': 'string' });
const components = { Pet, NewPet };
const full: Record<string, OperationSketch> = {
  'GET /pets': { response: arrayOf('Pet') },
  'POST /pets': { request: 'NewPet', response: 'Pet', status: 201 },
  'GET /pets/{id}': { response: 'Pet' },
};

describe('operations on several items', () => {
  const base: Record<string, OperationSketch> = {
    ...full,
    'POST /pets': { request: 'NewPet', response: 'Pet', status: 201 },
  };
  it.each<[string, OperationSketch, string | undefined]>([
    ['POST /pets/createWithList', { request: arrayOf('NewPet') }, 'bulk-create pets'],
    [
      'POST /pets/bulk',
      { request: arrayOf('Pet'), response: arrayOf('Pet'), status: 201 },
      'bulk-create pets',
    ],
    [
      'POST /pets/batch',
      { request: objectOf({ pets: arrayOf('NewPet') }), response: objectOf({ n: 'integer' }) },
      'bulk-create pets',
    ],
    ['POST /pets/search', { request: objectOf({ name: 'string' }), response: arrayOf('Pet') }, 'list pets'],
    ['POST /pets/_search', { response: objectOf({ items: arrayOf('Pet'), total: 'integer' }) }, 'list pets'],
    ['POST /pets/report', { request: objectOf({ name: 'string' }), response: arrayOf('Pet') }, undefined],
    ['POST /pets/tags', { request: { type: 'array', items: { type: 'string' } } }, undefined],
    ['POST /zoos/bulk', { request: arrayOf('NewPet') }, undefined],
    ['POST /pets/ignored', { request: arrayOf('NewPet'), hint: false }, undefined],
  ])('%s is %j: %s', (name, operation, expected) => {
    expect(rolesIn(sketch({ ...base, [name]: operation }, components))[name]).toBe(expected);
  });
});
