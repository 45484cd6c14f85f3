import { expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** A tree of things, each below another that a property of it names, with two of them at the top. */
async function tree(things: string, parent: string) {
  const path = { id: { type: 'integer' } } as const;
  const below = `/${things}/{id}/${things}`;
  const Thing = objectOf({ 'id!': { type: 'integer', readOnly: true }, name: 'string', [parent]: 'integer' });
  const api = await createCrudApi(
    sketch(
      {
        [`POST /${things}`]: { request: 'Thing', response: 'Thing', status: 201 },
        [`GET /${things}`]: { response: arrayOf('Thing') },
        [`GET /${things}/{id}`]: { response: 'Thing', path },
        [`PATCH /${things}/{id}`]: { request: 'Thing', response: 'Thing', path },
        [`DELETE /${things}/{id}`]: { status: 204, path },
        [`GET ${below}`]: { response: arrayOf('Thing'), path },
        [`POST ${below}`]: { request: 'Thing', response: 'Thing', status: 201, path },
      },
      { Thing },
    ),
  );
  for (let i = 0; i < 2; i += 1) await api.request(`POST /${things}`, { body: {} });
  await api.request(`POST ${below}`, { params: { id: '1' }, body: {} });
  return {
    close: api.close,
    move: (id: number, to: number) =>
      api.request(`PATCH /${things}/{id}`, { params: { id: `${id}` }, body: { [parent]: to } }),
    remove: (id: number) => api.request(`DELETE /${things}/{id}`, { params: { id: `${id}` } }),
    ids: async () => (await api.requestBody<{ id: number }[]>(`GET /${things}`)).map(({ id }) => id),
  };
}

it.each([
  ['folders', 'parentId', 3],
  ['categories', 'parent_id', 3],
  ['comments', 'parentId', 1],
])('deletes each once of %s that are below themselves', async (things, parent, to) => {
  const { move, remove, ids, close } = await tree(things, parent);
  await move(1, to);
  await remove(1);
  expect(await ids()).toEqual([2]);
  await close();
});
