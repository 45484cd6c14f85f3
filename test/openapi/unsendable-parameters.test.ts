import { it } from 'vitest';
import { contractSandbox } from '../support/contract-sandbox.ts';
import { objectOf, sketch } from '../support/small-contract.ts';

it.each<[place: string, name: string, status: number]>([
  ['header', 'Authorization Bearer', 200],
  ['header', 'X-Api-Key:', 200],
  ['cookie', 'my session', 200],
  ['header', 'X-Api-Key', 400],
  ['query', 'my filter', 400],
])('a required %s is required where it can be sent: %s', async (place, name, status) => {
  const contract = sketch({ 'GET /crates': { response: objectOf({ id: 'integer' }) } });
  const parameters = [{ in: place, name, required: true, schema: { type: 'string' } }];
  const get = { ...Object(contract.paths['/crates']).get, parameters };
  const { api } = await contractSandbox({ ...contract, paths: { '/crates': { get } } });
  await api.get('/crates').expect(status);
});
