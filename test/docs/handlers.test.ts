import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import supertest from 'supertest';
import { afterEach, expect, it } from 'vitest';
import { type AssembledSandbox, assembleSandbox } from '../../src/index.ts';
import { type ContractFolder, contractFolder } from '../support/contract-folder.ts';

const page = readFileSync(new URL('../../docs/handlers.md', import.meta.url), 'utf8');

/** The modules on the page, by the headings above them. */
const examples = new Map(
  [...page.matchAll(/^### ([^\n]+)\n\n```js\n(.*?)```/gms)].map(([, heading = '', code = '']) => [
    heading,
    code,
  ]),
);

let served: AssembledSandbox | undefined;
let folder: ContractFolder | undefined;
afterEach(async () => {
  await served?.close();
  folder?.remove();
});

/** Serves the shop with a module of the page; it has a product for 2.50, with the id 1. */
async function shopWith(heading: string) {
  folder = contractFolder({ 'handlers.mjs': examples.get(heading) ?? '' });
  const contract = fileURLToPath(new URL('../../docs/shop.yaml', import.meta.url));
  served = await assembleSandbox({ contract, handlers: folder.path('handlers.mjs') });
  const api = supertest(served.app);
  await api.post('/products').send({ name: 'Tea', price: 2.5 });
  return api;
}

it('has three examples', () => {
  expect(examples.size).toBe(3);
});

it('computes a price', async () => {
  const api = await shopWith('A price that is computed');
  expect((await api.post('/orders').send({ productId: 1, quantity: 4 })).body.total).toBe(10);
  expect((await api.get('/orders/1')).body.total).toBe(10);
  const { status, body } = await api.post('/orders').send({ productId: 9, quantity: 1 });
  expect([status, body.detail]).toEqual([422, 'there is no product 9']);
});

it('guards a state machine', async () => {
  const api = await shopWith('A state machine that is guarded');
  await api.post('/orders').send({ productId: 1, quantity: 1 });
  const paid = await api.post('/orders/1/pay');
  expect([paid.status, paid.body.status]).toEqual([200, 'paid']);
  const again = await api.post('/orders/1/pay');
  expect([again.status, again.body.detail]).toEqual([409, 'the order is paid: only open orders can be paid']);
  expect((await api.post('/orders/7/pay')).status).toBe(404);
});

it('refuses by a business rule', async () => {
  const api = await shopWith('A request that a business rule refuses');
  const order = (quantity: number) => api.post('/orders').send({ productId: 1, quantity });
  const statuses = [];
  for (const quantity of [4, 6, 1]) statuses.push((await order(quantity)).status);
  expect(statuses).toEqual([201, 201, 409]);
  expect((await order(3)).body.detail).toBe('only 0 are left');
});
