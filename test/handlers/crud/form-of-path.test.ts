import { expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const file = objectOf({ 'path!': 'string', 'ext!': 'string', size: 'integer' });

it('shows the form that a path asks for, of what is stored and of what is not', async () => {
  const { api } = await contractSandbox(
    sketch({
      'GET /fonts/{path}.{ext}': { response: file },
      'GET /files/{path}.{ext}': { response: file },
      'PUT /files/{path}.{ext}': { request: objectOf({ size: 'integer', ext: 'string' }), response: file },
      'GET /tiles/{z}/{x}/{y}.{format}': {
        response: objectOf({ y: 'integer', z: 'integer', format: 'string' }),
      },
    }),
  );
  expect((await api.get('/fonts/mono.woff')).body).toMatchObject({ path: 'mono', ext: 'woff' });
  expect((await api.put('/files/a.png').send({ size: 3 })).body).toEqual({ path: 'a', ext: 'png', size: 3 });
  expect((await api.put('/files/b.png').send({ ext: 'gif' })).body).toMatchObject({ path: 'b', ext: 'gif' });
  expect((await api.get('/files/a.png')).body).toEqual({ path: 'a', ext: 'png', size: 3 });
  expect((await api.get('/tiles/1/2/3.png')).body).toEqual({ z: 1, y: 3, format: 'png' });
});

it('finds what shows the text of its path as a number', async () => {
  const year = objectOf({ 'year!': 'integer', name: 'string' });
  const { api } = await contractSandbox(
    sketch({
      'GET /years': { response: { type: 'array', items: year } },
      'POST /years': { request: year, response: year },
      'GET /years/{year}': { response: year },
      'GET /floors/{floor}': { response: objectOf({ floor: 'integer' }) },
    }),
  );
  await api.post('/years').send({ year: 2020, name: 'leap' });
  expect((await api.get('/years/2020')).body).toEqual({ year: 2020, name: 'leap' });
  expect((await api.get('/years/leap')).status).toBe(404);
  expect((await api.get('/floors/3')).body).toEqual({ floor: 3 });
});
