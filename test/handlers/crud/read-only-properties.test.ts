import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

/** Crates whose create is sent `sent`, and whose responses show `shown`. */
async function crates(
  sent: Readonly<Record<string, Schema | string>>,
  shown: Record<string, Schema | string>,
) {
  const Crate = objectOf({ 'gid!': { type: 'string', readOnly: true }, ...shown });
  const operations = {
    'GET /crates': { response: objectOf({ data: arrayOf('Crate') }) },
    'POST /crates': {
      request: objectOf({ data: objectOf(sent) }),
      response: objectOf({ data: { $ref: '#/components/schemas/Crate' } }),
      status: 201,
    },
    'GET /crates/{crate_gid}': { response: objectOf({ data: { $ref: '#/components/schemas/Crate' } }) },
    'PUT /crates/{crate_gid}': {
      request: objectOf({ data: objectOf(sent) }),
      response: objectOf({ data: { $ref: '#/components/schemas/Crate' } }),
    },
  };
  return createCrudApi(sketch(operations, { Crate }));
}

type Made = { readonly data: { readonly gid: string } };

describe('what a request may set and responses declare read-only', () => {
  const depot = { ...objectOf({ gid: 'string', name: 'string' }), readOnly: true };

  it.each<[string, Schema | string, unknown, Schema, unknown]>([
    ['a text that is shown as an object', 'string', 'd1', depot, { gid: 'd1' }],
    [
      'texts that are shown as objects',
      { type: 'array', items: { type: 'string' } },
      ['d1', 'd2'],
      { type: 'array', items: depot, readOnly: true },
      [{ gid: 'd1' }, { gid: 'd2' }],
    ],
    ['a text', 'string', 'north', { type: 'string', readOnly: true }, 'north'],
  ])('is stored: %s', async (_, sent, value, shown, expected) => {
    const api = await crates({ at: sent, label: 'string' }, { at: shown, label: 'string' });
    const { data } = await api.requestBody<Made>('POST /crates', {
      body: { data: { at: value, label: 'a' } },
    });
    expect(data).toMatchObject({ at: expected });
    const put = { params: { crate_gid: data.gid }, body: { data: { at: value, label: 'b' } } };
    expect(await api.requestBody('PUT /crates/{crate_gid}', put)).toMatchObject({
      data: { at: expected, label: 'b' },
    });
  });

  it('is not, where the request declares it read-only too', async () => {
    const at: Schema = { type: 'string', readOnly: true };
    const api = await crates({ at, label: 'string' }, { at, label: 'string' });
    const { data } = await api.requestBody<Made>('POST /crates', { body: { data: { at: 'x', label: 'a' } } });
    expect(data).not.toMatchObject({ at: 'x' });
  });
});

describe('a list below an item whose rows show a part of what responses show', () => {
  it.each(['data', 'tasks'])('has what was created there: %s', async (name) => {
    const Task = objectOf({ 'gid!': 'string', title: 'string', note: 'string' });
    const brief = objectOf({ gid: 'string', title: 'string' });
    const one = objectOf({ data: { $ref: '#/components/schemas/Task' } });
    const document = sketch(
      {
        'POST /boards': {
          request: objectOf({ name: 'string' }),
          response: objectOf({ 'id!': 'string' }),
          status: 201,
        },
        'GET /boards/{id}': { response: objectOf({ 'id!': 'string' }) },
        'GET /boards/{id}/tasks': {
          response: objectOf({
            [name]: { type: 'array', items: brief },
            next_page: objectOf({ offset: 'string' }),
          }),
        },
        'POST /boards/{id}/tasks': {
          request: objectOf({ data: objectOf({ title: 'string', note: 'string' }) }),
          response: one,
          status: 201,
        },
        'GET /tasks/{gid}': { response: one },
      },
      { Task },
    );
    const api = await createCrudApi(document);
    const { id } = await api.requestBody<{ id: string }>('POST /boards', { body: { name: 'b' } });
    const body = { data: { title: 'Saw', note: 'oak' } };
    const made = await api.requestBody<Made>('POST /boards/{id}/tasks', { params: { id }, body });
    const listed = await api.requestBody<object>('GET /boards/{id}/tasks', { params: { id } });
    expect(listed).toMatchObject({ [name]: [{ gid: made.data.gid, title: 'Saw' }] });
  });
});

describe('a read-only property that is said to be set by creates', () => {
  const text = (description: string) => ({ type: 'string', readOnly: true, description });

  it.each<[string, Schema, boolean]>([
    ['create-only', text('*Create-only*. Where the page is.'), true],
    ['set on creation', text('The site. It can only be set on creation.'), true],
    ['in a part', { allOf: [{ type: 'string' }, text('Create-only.')], description: 'A site.' }, true],
    ['of the server alone', text('When it was created.'), false],
  ])('keeps what a create sends, and changes never: %s', async (_, site, isKept) => {
    const Page = objectOf({ 'id!': 'integer', title: 'string', site });
    const api = await createCrudApi(
      sketch(
        {
          'POST /pages': { request: objectOf({ title: 'string', site }), response: 'Page', status: 201 },
          'GET /pages/{id}': { response: 'Page' },
          'PATCH /pages/{id}': { request: objectOf({ title: 'string', site }), response: 'Page' },
        },
        { Page },
      ),
    );
    type Shown = { site?: string };
    const made = await api.requestBody<Shown>('POST /pages', { body: { title: 'Home', site: 'a' } });
    expect(made.site === 'a').toBe(isKept);
    const changed = await api.requestBody<Shown>('PATCH /pages/{id}', {
      params: { id: 1 },
      body: { site: 'b' },
    });
    expect(changed.site).toBe(made.site);
    await api.close();
  });
});

describe('an object that is said to be empty', () => {
  it.each([
    ['An empty object. Success is in the status.', {}],
    ['Always an empty object.', {}],
    ['The object.', { id: 1, title: 'Home' }],
  ])('shows nothing of the item: %s', async (description, data) => {
    const api = await createCrudApi(
      sketch(
        {
          'POST /pages': { request: objectOf({ title: 'string' }), response: 'Page', status: 201 },
          'DELETE /pages/{id}': { response: objectOf({ data: { type: 'object', description } }) },
          'GET /pages/{id}': { response: 'Page' },
        },
        { Page: objectOf({ 'id!': 'integer', title: 'string' }) },
      ),
    );
    await api.request('POST /pages', { body: { title: 'Home' } });
    expect(await api.requestBody('DELETE /pages/{id}', { params: { id: 1 } })).toEqual({ data });
    await api.close();
  });
});
