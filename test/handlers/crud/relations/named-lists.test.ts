import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const list = (name: string) => ({ type: 'array', items: { $ref: `#/components/schemas/${name}` } });

/** Two collections, of which the items of one name those of the other, and no path has them below one. */
function related(
  names: { readonly owner: string; readonly child: string },
  schemas: Parameters<typeof sketch>[1],
) {
  const { owner, child } = names;
  return createCrudApi(
    sketch(
      {
        [`POST /${owner}`]: { request: objectOf({ 'name!': 'string' }), response: 'Owner', status: 201 },
        [`GET /${owner}`]: { response: arrayOf('Owner') },
        [`GET /${owner}/{id}`]: { response: 'Owner' },
        [`DELETE /${owner}/{id}`]: {},
        [`POST /${child}`]: { request: 'NewChild', response: 'Child', status: 201 },
        [`GET /${child}`]: { response: arrayOf('Child') },
        [`PUT /${child}/{id}`]: { request: 'NewChild', response: 'Child' },
        [`DELETE /${child}/{id}`]: {},
      },
      schemas,
    ),
  );
}

const workouts = { owner: 'workouts', child: 'exercises' };

/** Exercises that name their workout, which a workout shows in a list of some name. */
const exercises = (property: string, isRequired = true) => ({
  Owner: objectOf({ id: 'integer', name: 'string', [property]: list('Child') }),
  Child: objectOf({ id: 'integer', name: 'string', workoutId: 'integer' }),
  NewChild: objectOf({ 'name!': 'string', [isRequired ? 'workoutId!' : 'workoutId']: 'integer' }),
});

describe('a list of those that name an item by its id', () => {
  it('shows them, wherever they are', async () => {
    const api = await related(workouts, exercises('exercises'));
    for (const name of ['Legs', 'Arms']) await api.request('POST /workouts', { body: { name } });
    const squat = { id: 1, name: 'Squat', workoutId: 1 };
    await api.request('POST /exercises', { body: { name: 'Squat', workoutId: 1 } });
    const legs = { id: 1, name: 'Legs', exercises: [squat] };
    const arms = { id: 2, name: 'Arms', exercises: [] };
    expect(await api.requestBody('GET /workouts/{id}', { params: { id: '1' } })).toEqual(legs);
    expect(await api.requestBody('GET /workouts')).toEqual([legs, arms]);
    await api.request('PUT /exercises/{id}', { params: { id: '1' }, body: { name: 'Squat', workoutId: 2 } });
    const moved = { ...arms, exercises: [{ ...squat, workoutId: 2 }] };
    expect(await api.requestBody('GET /workouts')).toEqual([{ ...legs, exercises: [] }, moved]);
  });

  it.each([
    ['have to name one are deleted with it', true, []],
    ['may be without one stay', false, [{ id: 1, name: 'Squat', workoutId: 1 }]],
  ])('of which those that %s', async (_, isRequired, left) => {
    const api = await related(workouts, exercises('exercises', isRequired));
    await api.request('POST /workouts', { body: { name: 'Legs' } });
    await api.request('POST /exercises', { body: { name: 'Squat', workoutId: 1 } });
    await api.request('DELETE /workouts/{id}', { params: { id: '1' } });
    expect(await api.requestBody('GET /exercises')).toEqual(left);
  });

  it('may show a part of them, and be called without the item', async () => {
    const api = await related(
      { owner: 'orders', child: 'order-items' },
      {
        Owner: objectOf({
          id: 'integer',
          name: 'string',
          items: { type: 'array', items: objectOf({ id: 'integer', sku: 'string' }) },
        }),
        Child: objectOf({ id: 'integer', sku: 'string', order_id: 'integer' }),
        NewChild: objectOf({ 'sku!': 'string', 'order_id!': 'integer' }),
      },
    );
    await api.request('POST /orders', { body: { name: 'Ann' } });
    await api.request('POST /order-items', { body: { sku: 'tea', order_id: 1 } });
    const order = { id: 1, name: 'Ann', items: [{ id: 1, sku: 'tea' }] };
    expect(await api.requestBody('GET /orders/{id}', { params: { id: '1' } })).toEqual(order);
  });

  it('shows those of its own collection that are below it', async () => {
    const Comment = objectOf({
      id: 'integer',
      text: 'string',
      parentId: 'integer',
      replies: list('Comment'),
    });
    const api = await createCrudApi(
      sketch(
        {
          'POST /comments': {
            request: objectOf({ 'text!': 'string', parentId: 'integer' }),
            response: 'Comment',
            status: 201,
          },
          'GET /comments/{id}': { response: 'Comment' },
        },
        { Comment },
      ),
    );
    await api.request('POST /comments', { body: { text: 'Why?' } });
    await api.request('POST /comments', { body: { text: 'Because', parentId: 1 } });
    const reply = { id: 2, text: 'Because', parentId: 1, replies: [] };
    const why = { id: 1, text: 'Why?', replies: [reply] };
    expect(await api.requestBody('GET /comments/{id}', { params: { id: '1' } })).toEqual(why);
  });

  it('shows of each what that names in turn', async () => {
    const api = await related(
      { owner: 'brands', child: 'shoes' },
      {
        Owner: objectOf({ 'id!': 'integer', 'name!': 'string', shoes: list('Child') }),
        Child: objectOf({
          'id!': 'integer',
          'brandId!': 'integer',
          'brand!': { $ref: '#/components/schemas/Owner' },
        }),
        NewChild: objectOf({ 'brandId!': 'integer' }),
      },
    );
    await api.request('POST /brands', { body: { name: 'Ada' } });
    await api.request('POST /shoes', { body: { brandId: 1 } });
    const brand = await api.requestBody('GET /brands/{id}', { params: { id: '1' } });
    expect(brand).toMatchObject({ shoes: [{ id: 1, brandId: 1, brand: { id: 1, name: 'Ada' } }] });
  });

  it('has another name where it shows others', async () => {
    const api = await related(workouts, exercises('favorites'));
    await api.request('POST /workouts', { body: { name: 'Legs' } });
    await api.request('POST /exercises', { body: { name: 'Squat', workoutId: 1 } });
    const legs = { id: 1, name: 'Legs', favorites: [] };
    expect(await api.requestBody('GET /workouts/{id}', { params: { id: '1' } })).toEqual(legs);
  });

  it('stays what was sent', async () => {
    const schemas = exercises('exercises');
    const api = await createCrudApi(
      sketch(
        {
          'POST /workouts': { request: 'Owner', response: 'Owner', status: 201 },
          'GET /workouts/{id}': { response: 'Owner' },
          'POST /exercises': { request: 'NewChild', response: 'Child', status: 201 },
          'GET /exercises': { response: arrayOf('Child') },
        },
        schemas,
      ),
    );
    const body = { name: 'Legs', exercises: [{ name: 'Lunge' }] };
    await api.request('POST /workouts', { body });
    await api.request('POST /exercises', { body: { name: 'Squat', workoutId: 1 } });
    expect(await api.requestBody('GET /workouts/{id}', { params: { id: '1' } })).toMatchObject(body);
  });
});
