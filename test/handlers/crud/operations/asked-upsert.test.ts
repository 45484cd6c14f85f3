import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

const flag = { type: 'boolean' } as const;

/** Items that a client names, with flags in the query of their create. */
const items = () =>
  createCrudApi(
    sketch(
      {
        'POST /items': {
          request: 'Item',
          response: 'Item',
          status: 201,
          query: { upsert: flag, overwrite_existing: flag, updateIfExists: flag, notify: flag },
          refuses: { 409: 'x' },
        },
        'GET /items/{sku}': { response: 'Item' },
      },
      { Item: objectOf({ 'sku!': 'string', name: 'string', size: 'integer' }) },
    ),
  );

const body = { sku: 'a', name: 'New' };

describe('a create that is asked to update what is there', () => {
  it.each([
    ['upsert', { query: { upsert: true } }],
    ['overwrite_existing', { query: { overwrite_existing: true } }],
    ['updateIfExists', { query: { updateIfExists: true } }],
    ['Prefer of PostgREST', { headers: { prefer: 'resolution=merge-duplicates' } }],
  ])('does so by %s', async (_, sent) => {
    const api = await items();
    await api.request('POST /items', { body: { sku: 'a', name: 'Old', size: 3 } });
    await api.request('POST /items', { body, ...sent });
    const stored = await api.requestBody('GET /items/{sku}', { params: { sku: 'a' } });
    expect(stored).toEqual({ ...body, size: 3 });
  });

  it.each([
    ['nothing', {}],
    ['a flag that is not set', { query: { upsert: false } }],
    ['another flag', { query: { notify: true } }],
  ])('refuses it by %s', async (_, sent) => {
    const api = await items();
    await api.request('POST /items', { body });
    await expect(api.request('POST /items', { body, ...sent })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('makes what is not there', async () => {
    const { request } = await items();
    expect(await request('POST /items', { body, query: { upsert: true } })).toMatchObject({
      status: 201,
      body,
    });
  });
});
