import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const Buoy = objectOf({ 'id!': 'string', 'label!': 'string', depth: { type: 'integer', nullable: true } });
const NewBuoy = objectOf({ 'label!': 'string', depth: 'number', note: 'string', password: 'string' });
const buoy: Schema = { $ref: '#/components/schemas/Buoy' };
const anything: Schema = { type: 'object', properties: {} };

/** Buoys whose writes answer with a receipt, and whose reads and lists have the same `meta`. */
function harbour(receipt: Schema, Meta: Schema = objectOf({ total: 'integer' })) {
  const meta: Schema = { $ref: '#/components/schemas/Meta' };
  // Written out in each place, as generators do.
  const written = () => structuredClone(Buoy);
  return createCrudApi(
    sketch(
      {
        'GET /buoys': { response: objectOf({ meta, results: { type: 'array', items: written() } }) },
        'POST /buoys': { request: 'NewBuoy', response: receipt },
        'GET /buoys/{id}': { response: objectOf({ meta, results: written() }) },
        'PUT /buoys/{id}': { request: 'NewBuoy', response: receipt },
      },
      { Buoy, NewBuoy, Meta },
    ),
  );
}

describe('writes that answer with a receipt', () => {
  it.each<[string, Schema, string]>([
    ['a job and data', objectOf({ 'job_id!': 'string', 'data!': anything }), 'data'],
    ['a ticket and a result', objectOf({ ticket: 'string', queued: 'boolean', result: anything }), 'result'],
    ['a transaction and the buoy', objectOf({ transactionId: 'integer', buoy: { type: 'object' } }), 'buoy'],
  ])('show the item where there is room for it: %s', async (_, receipt, wrapper) => {
    const api = await harbour(receipt);
    const body = { label: 'north', depth: 2.5, note: 'paint it', password: 'secret' };
    const created = await api.requestBody('POST /buoys', { body });
    const { [wrapper]: shown } = created as Record<string, { id: string }>;
    expect(shown).toMatchObject({ id: expect.any(String), label: 'north', depth: 2.5, note: 'paint it' });
    expect(shown).not.toHaveProperty('password');
    expect(created).not.toHaveProperty('id');

    const params = { id: shown?.id };
    const read = await api.requestBody('GET /buoys/{id}', { params });
    expect(read).toMatchObject({ results: { id: shown?.id, label: 'north' } });
    expect(read).not.toHaveProperty('results.note');
    const replaced = await api.requestBody('PUT /buoys/{id}', { params, body: { label: 'south' } });
    expect(replaced).toMatchObject({ [wrapper]: { id: shown?.id, label: 'south' } });
  });

  it('are items themselves where they share properties with them', async () => {
    const api = await harbour(objectOf({ id: 'string', label: 'string', data: anything }));
    const created = await api.requestBody('POST /buoys', { body: { label: 'north' } });
    expect(created).toMatchObject({ id: expect.any(String), label: 'north' });
  });
});

describe('lists with other lists beside their rows', () => {
  it.each<[string, Schema]>([
    ['an order of anything', objectOf({ orderBy: { type: 'array', items: anything } })],
    ['links of anything', objectOf({ links: { type: 'array', items: { type: 'object' } } })],
    ['hints without a type', objectOf({ hints: { type: 'array', items: {} } })],
  ])('show their rows as those that have properties: %s', async (_, meta) => {
    const api = await harbour(buoy, meta);
    const body = { label: 'north' };
    const created = await api.requestBody('POST /buoys', { body });
    expect(created).toMatchObject(body);
    expect(await api.requestBody('GET /buoys')).toMatchObject({ results: [created] });
  });
});
