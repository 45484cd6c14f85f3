import { expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

const named = objectOf({ name: 'string' });

it.each([
  ['which the schema of a row lets through', named, true],
  [
    'unless the schema of a row forbids it',
    objectOf({ name: 'string' }, { additionalProperties: false }),
    false,
  ],
])('a list shows ids, %s', async (_, row, isShown) => {
  const api = await createCrudApi(
    sketch({
      'GET /hats': { response: { type: 'array', items: row } },
      'POST /hats': { request: named, response: named, status: 201 },
      'GET /hats/{hat_id}': { response: objectOf({ hatId: 'string', name: 'string', size: 'integer' }) },
    }),
  );
  await api.request('POST /hats', { body: { name: 'bowler' } });
  const [listed] = await api.requestBody<object[]>('GET /hats');
  expect(listed).toEqual({ ...(isShown && { hatId: expect.any(String) }), name: 'bowler' });
  await api.close();
});
