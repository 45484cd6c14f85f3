import { describe, expect, it } from 'vitest';
import { isNamedUpdate, saysItIsPartial } from '../../../src/inference/writes/partial-put.ts';
import type { PathItem, RequestBody } from '../../../src/openapi/document.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { contractOf } from '../../support/contract.ts';
import { objectOf, roleIn, sketch } from '../../support/small-contract.ts';

function isPartial(description: string, method = 'put', requestBody?: RequestBody): boolean {
  const declared = { [method]: { description, requestBody, responses: {} } };
  const document = contractOf({ '/kilns/{id}': declared } as unknown as Record<string, PathItem>);
  const [operation] = operationsOf(document).values();
  return operation !== undefined && saysItIsPartial(document, operation);
}

describe('a PUT that changes what is sent and nothing else', () => {
  it.each([
    'Only the fields that are sent will be updated.',
    'Updates only the properties provided in the body.',
    'Partially updates a kiln.',
    'Any unspecified fields will remain unchanged.',
    'Fields not specified are not modified.',
    'Omitted properties stay as they are.',
  ])('says so: %s', (description) => {
    expect(isPartial(description)).toBe(true);
  });

  it.each([
    'Updates a kiln.',
    'Replaces the kiln. Only administrators may do this.',
    'Omitted fields are reset.',
  ])('does not: %s', (description) => {
    expect(isPartial(description)).toBe(false);
  });

  it.each(['The values to change.', 'The attributes of the kiln to be updated'])(
    'says so of its body: %s',
    (description) => {
      expect(isPartial('Updates a kiln.', 'put', { description, content: {} })).toBe(true);
    },
  );

  it('is no other method', () => {
    expect(isPartial('Partially updates a kiln.', 'patch')).toBe(false);
  });
});

describe('a PUT that is called an update', () => {
  const Kiln = (required: string[]) => ({
    ...objectOf({ type: 'string', object: 'string', name: 'string', size: 'string' }),
    required,
  });

  it.each([
    [['type'], true],
    [['object'], true],
    [['type', 'name'], false],
  ])('changes what it is sent where it requires no more than a type: %j', (required, isPartial) => {
    const document = sketch(
      {
        'POST /kilns': { request: 'Kiln', response: 'Kiln', status: 201 },
        'GET /kilns/{id}': { response: 'Kiln' },
        'PUT /kilns/{id}': { request: 'Kiln', response: 'Kiln' },
      },
      { Kiln: Kiln(required) },
    );
    Object.assign(Object(document.paths?.['/kilns/{id}']).put, { summary: 'Update a kiln' });
    expect(roleIn(document, 'PUT /kilns/{id}', 'replace').isPartial === true).toBe(isPartial);
  });
});

describe('what a PUT is called', () => {
  it.each([
    ['Update a kiln', true],
    ['Heat, cool, or modify a kiln.', true],
    ['Move or update a kiln', true],
    ['Create or update a kiln', false],
    ['Replaces a kiln. It may be updated later.', false],
  ])('%s', (summary, isUpdate) => {
    const declared = { put: { summary, responses: {} } };
    const document = contractOf({ '/kilns/{id}': declared } as unknown as Record<string, PathItem>);
    const [operation] = operationsOf(document).values();
    expect(operation !== undefined && isNamedUpdate(document, operation)).toBe(isUpdate);
  });
});

describe('a PUT that need not be sent what creates require', () => {
  const nullable = (type: string) => ({ anyOf: [{ type }, { type: 'null' }] });
  const partial = (created: object, changed: object) => {
    const Kiln = objectOf({ 'id!': 'string', 'title!': 'string', note: nullable('string') });
    const document = sketch(
      {
        'POST /kilns': {
          request: objectOf(created as Record<string, string>),
          response: 'Kiln',
          status: 201,
        },
        'GET /kilns/{id}': { response: 'Kiln' },
        'PUT /kilns/{id}': { request: objectOf(changed as Record<string, string>), response: 'Kiln' },
      },
      { Kiln },
      '3.1.0',
    );
    return roleIn(document, 'PUT /kilns/{id}', 'replace').isPartial === true;
  };

  it.each([
    [
      'or may be null instead',
      { 'title!': 'string' },
      { title: nullable('string'), note: nullable('string') },
      true,
    ],
    ['and has no other value', { 'title!': 'string' }, { title: 'string' }, true],
    ['but has a default', { 'title!': 'string' }, { title: { type: 'string', default: 'x' } }, false],
    [
      'where creates may be sent null too',
      { 'title!': nullable('string') },
      { title: nullable('string') },
      false,
    ],
  ])('changes what it is sent alone: %s', (_, created, changed, expected) => {
    expect(partial(created, changed)).toBe(expected);
  });
});
