import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const book = { title: 'Emma', year: 1815 };

/** A contract all of whose responses are of one envelope, in which a member says nothing of what it holds. */
function allIn(envelope: Schema) {
  const change = { request: 'NewBook', response: envelope, status: 200 };
  return sketch(
    {
      'GET /books': { response: envelope },
      'POST /books': change,
      'GET /books/{id}': { response: envelope },
      'PUT /books/{id}': change,
      'DELETE /books/{id}': { response: envelope, status: 200 },
    },
    { NewBook: objectOf({ title: 'string', year: 'integer' }) },
  );
}

describe('an envelope whose member says nothing of what it holds', () => {
  it.each<[string, string, Schema]>([
    ['data beside a code', 'data', objectOf({ code: 'integer', data: {}, message: 'string' })],
    ['result beside a status', 'result', objectOf({ status: 'string', result: {} })],
    [
      'data beside its success',
      'data',
      objectOf({ success: 'boolean', data: { description: 'What there is' }, errors: {} }),
    ],
  ])('has one item, or the list of all: %s', async (_, name, envelope) => {
    const api = await createCrudApi(allIn(envelope));
    const made = await api.requestBody('POST /books', { body: book });
    expect(made).toMatchObject({ [name]: { id: expect.anything(), ...book } });
    const { id } = (made as Record<string, { id: unknown }>)[name] ?? { id: undefined };
    const params = { id };
    expect(await api.requestBody('GET /books/{id}', { params })).toMatchObject({ [name]: { id, ...book } });
    await api.request('PUT /books/{id}', { params, body: { ...book, year: 1816 } });
    expect(await api.requestBody('GET /books/{id}', { params })).toMatchObject({ [name]: { year: 1816 } });
    await api.request('DELETE /books/{id}', { params });
    await expect(api.request('GET /books/{id}', { params })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is none beside properties of items', async () => {
    const Note = objectOf({ id: 'integer', data: {}, title: 'string' });
    const document = sketch(
      {
        'POST /notes': { request: 'Note', response: 'Note', status: 201 },
        'GET /notes/{id}': { response: 'Note' },
      },
      { Note },
    );
    const api = await createCrudApi(document);
    await api.request('POST /notes', { body: { data: 'x', title: 'Milk' } });
    expect(await api.requestBody('GET /notes/{id}', { params: { id: 1 } })).toEqual({
      id: 1,
      data: 'x',
      title: 'Milk',
    });
  });
});

describe('one untyped envelope for lists and items', () => {
  it('has a list where one is asked for', async () => {
    const api = await createCrudApi(allIn(objectOf({ code: 'integer', data: {}, message: 'string' })));
    await api.request('POST /books', { body: book });
    expect(await api.requestBody('GET /books')).toMatchObject({ data: [book] });
  });
});
