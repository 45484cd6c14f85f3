import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Garden = objectOf({ 'id!': 'string', 'name!': 'string', 'watered!': 'boolean' });

describe('properties that pair with path parameters', () => {
  it('have the path’s value in a singleton that nobody has written, whose sums begin at 0', async () => {
    const Purse = objectOf({
      'id!': 'string',
      'memberId!': 'string',
      'balance!': 'number',
      limit: 'integer',
    });
    const api = await createCrudApi(
      sketch({
        'GET /members/{member_id}/purse': { response: Purse },
        'PATCH /members/{member_id}/purse': { request: objectOf({ limit: 'integer' }), response: Purse },
      }),
    );
    const params = { member_id: 'm7' };
    const read = await api.requestBody('GET /members/{member_id}/purse', { params });
    expect(read).toMatchObject({ memberId: 'm7', balance: 0 });
    const changed = await api.requestBody('PATCH /members/{member_id}/purse', { params, body: { limit: 5 } });
    expect(changed).toEqual({ ...read, limit: 5 });
  });

  it('have it in what an action returns', async () => {
    const Watering = objectOf({ 'gardenId!': 'string', 'watered!': 'boolean' });
    const api = await createCrudApi(
      sketch(
        {
          'GET /gardens': { response: arrayOf('Garden') },
          'POST /gardens': { request: objectOf({ name: 'string' }), response: 'Garden', status: 201 },
          'GET /gardens/{id}': { response: 'Garden' },
          'POST /gardens/{id}/water': { response: Watering },
        },
        { Garden },
      ),
    );
    const { id } = await api.requestBody<{ id: string }>('POST /gardens', { body: { name: 'Kew' } });
    const watered = await api.requestBody('POST /gardens/{id}/water', { params: { id } });
    expect(watered).toEqual({ gardenId: id, watered: true });
  });
});
