import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../support/crud-api.ts';
import { arrayOf, objectOf, rolesIn, sketch } from '../support/small-contract.ts';

const Dish = objectOf({ 'id!': 'integer', 'name!': 'string', price: 'number', onSale: 'boolean' });
const NewDish = objectOf({ 'name!': 'string', price: 'number' });

/** What is made and listed below others, and changed on a path of its own. */
function contract(below: string, own: string) {
  const whole = { id: { type: 'integer' } };
  return sketch(
    {
      'GET /places': { response: arrayOf('Place') },
      'POST /places': { request: objectOf({ name: 'string' }), response: 'Place', status: 201 },
      [`GET /places/{placeId}/${below}`]: { response: arrayOf('Dish') },
      [`POST /places/{placeId}/${below}`]: { request: 'NewDish', response: 'Dish', status: 201 },
      [`PATCH /${own}/{id}`]: { request: 'NewDish', response: 'Dish', path: whole },
      [`DELETE /${own}/{id}`]: { path: whole },
    },
    { Place: objectOf({ 'id!': 'integer', name: 'string' }), Dish, NewDish },
  );
}

describe('what is made below others, and found on a path whose words say more', () => {
  it.each([
    ['menu', 'menu-items'],
    ['lines', 'order_lines'],
    ['tasks', 'projectTasks'],
  ])('is one collection: %s and %s', async (below, own) => {
    const api = await createCrudApi(contract(below, own));
    const { id: placeId } = (await api.requestBody('POST /places', { body: { name: 'Nova' } })) as {
      id: number;
    };
    const made = await api.requestBody(`POST /places/{placeId}/${below}`, {
      params: { placeId },
      body: { name: 'Soup', price: 4 },
    });
    const { id } = made as { id: number };
    const body = { name: 'Soup', price: 5 };
    expect(await api.requestBody(`PATCH /${own}/{id}`, { params: { id }, body })).toMatchObject({
      id,
      price: 5,
    });
    await api.request(`DELETE /${own}/{id}`, { params: { id } });
    expect(await api.requestBody(`GET /places/{placeId}/${below}`, { params: { placeId } })).toEqual([]);
  });

  it('is another where no word is the same', () => {
    expect(rolesIn(contract('menu', 'orders'))).not.toHaveProperty('PATCH /orders/{id}');
  });
});
