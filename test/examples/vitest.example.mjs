import { createSandbox } from 'togai-sandbox';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createClient } from './client.mjs';

const acme = { id: 'c1', name: 'ACME Enterprise', primaryEmail: 'admin@example.com', address: {} };

let sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ seed: 1, clock: '2026-01-01T00:00:00Z' });
});
afterAll(() => sandbox.close());

let client;
beforeEach(() => {
  client = createClient(sandbox.session().url); // a session of its own for each test
});

test('a customer is created', async () => {
  const created = await client.create(acme);
  expect(created).toMatchObject({ id: 'c1', name: 'ACME Enterprise' });
  expect(await client.names()).toEqual(['ACME Enterprise']);
});

test('another test does not see it', async () => {
  expect(await client.names()).toEqual([]);
});

test('the same customer twice is rejected', async () => {
  await client.create(acme);
  await expect(client.create(acme)).rejects.toThrow('choose another id');
});
