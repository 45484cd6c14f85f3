import { describe, expect, it } from 'vitest';
import {
  arrayOf,
  type OperationSketch,
  objectOf,
  onlyResource,
  rolesIn,
  sketch,
} from '../support/small-contract.ts';

const Pet = objectOf({ 'id!': 'integer', name: 'string' });
const NewPet = objectOf({ 'name!': 'string' });
const components = { Pet, NewPet };
const full: Record<string, OperationSketch> = {
  'GET /pets': { response: arrayOf('Pet') },
  'POST /pets': { request: 'NewPet', response: 'Pet', status: 201 },
  'GET /pets/{id}': { response: 'Pet' },
};

describe('x-resource', () => {
  it('excludes an operation, or all operations of a path', () => {
    const operations = { ...full, 'GET /pets': { response: arrayOf('Pet'), hint: false } };
    expect(Object.keys(rolesIn(sketch(operations, components)))).toEqual(['POST /pets', 'GET /pets/{id}']);
  });

  it('declares the role of an operation, its collection and the id', () => {
    const document = sketch(
      {
        'POST /addPet': {
          request: 'NewPet',
          response: 'Pet',
          hint: { name: 'pets', id: 'name', idFrom: 'client' },
        },
        'GET /pets/{id}': { response: 'Pet' },
        'POST /pets/search': {
          request: 'NewPet',
          response: arrayOf('Pet'),
          hint: { name: 'pets', role: 'list' },
        },
        'POST /pets/{id}/remove': { hint: { role: 'delete' } },
      },
      components,
    );
    expect(rolesIn(document)).toEqual({
      'POST /addPet': 'create pets',
      'GET /pets/{id}': 'read pets',
      'POST /pets/search': 'list pets',
      'POST /pets/{id}/remove': 'delete pets',
    });
    expect(onlyResource(document).id).toMatchObject({ property: 'name', assignedBy: 'client' });
  });
});
