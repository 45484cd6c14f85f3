import { expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Probe = objectOf({ 'id!': 'string', url: 'string', site_id: 'string', level: 'integer' });
const request = objectOf({ url: 'string', level: 'integer' });

it.each<[what: string, parameter: [string, Schema], body: object, value: unknown, shown: object]>([
  ['a text', ['site_id', { type: 'string' }], { url: 'u' }, 's1', { url: 'u', site_id: 's1' }],
  ['a number', ['level', { type: 'integer' }], { url: 'u' }, 3, { url: 'u', level: 3 }],
  ['a number as a text', ['site_id', { type: 'integer' }], {}, 7, { site_id: '7' }],
  ['what the body has too', ['level', { type: 'integer' }], { level: 1 }, 3, { level: 1 }],
  ['what no item has', ['notify', { type: 'string' }], { url: 'u' }, 'x', { url: 'u' }],
  ['what an item cannot have', ['level', { type: 'string' }], { url: 'u' }, 'high', { url: 'u' }],
])(
  'a create stores the properties that its query names: %s',
  async (_what, [name, schema], body, value, shown) => {
    const query = { [name]: schema };
    const api = await createCrudApi(
      sketch(
        {
          'POST /probes': { request, response: 'Probe', status: 201, query },
          'GET /probes': { response: arrayOf('Probe'), query },
        },
        { Probe },
      ),
    );
    const made = await api.requestBody('POST /probes', { body, query: { [name]: value } });
    expect(made).toEqual({ id: expect.any(String), ...shown });
    expect(await api.requestBody('GET /probes')).toEqual([made]);
    await api.close();
  },
);
