import { expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const month = objectOf({ 'month!': 'integer', name: 'string' });
const { api } = await contractSandbox(
  sketch(
    {
      'GET /months': { response: arrayOf('Month') },
      'POST /months': { request: 'Month', response: 'Month', status: 201 },
      'GET /months/{month}': { response: 'Month', path: { month: { type: 'integer' } } },
    },
    { Month: month },
  ),
);
await api.post('/months').send({ month: 5, name: 'May' });
await api.post('/months').send({ month: 0, name: 'none' });

// RFC 3986, 6: whether two paths are the same is for the server to decide. The month is the id here: another text is none.
it.each([
  ['5', 200],
  ['05', 404],
  ['005', 404],
  ['0', 200],
  ['-0', 404],
  ['00', 404],
  ['6', 404],
  ['+5', 400],
  ['%205', 400],
  ['5.0', 400],
  ['5e0', 400],
  ['0x5', 400],
  ['five', 400],
])('the integer %s in a path is %i', async (text, status) => {
  const response = await api.get(`/months/${text}`);
  expect(response.status).toBe(status);
  if (status === 200) expect(response.body.month).toBe(Number(text) + 0);
});
