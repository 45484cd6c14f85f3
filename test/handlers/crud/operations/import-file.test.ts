import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const NewCrate = objectOf({
  'label!': 'string',
  'netWeight!': 'number',
  fragile: 'boolean',
  tags: { type: 'array', items: { type: 'string' } },
});
const Crate = objectOf({
  'id!': 'integer',
  'label!': 'string',
  netWeight: 'number',
  fragile: 'boolean',
  tags: { type: 'array', items: { type: 'string' } },
});
const text: Schema = { type: 'string' };
const form: Schema = objectOf({ 'file!': { type: 'string', format: 'binary' } });
const counted = objectOf({ imported: 'integer', failed: 'integer', errors: { type: 'array', items: text } });

async function crates(path: string, operation: OperationSketch) {
  const { api } = await contractSandbox(
    sketch(
      {
        'GET /crates': { response: arrayOf('Crate') },
        'POST /crates': { request: 'NewCrate', response: 'Crate', status: 201 },
        [`POST ${path}`]: operation,
      },
      { Crate, NewCrate },
    ),
  );
  const stored = async () => (await api.get('/crates')).body;
  return { api, stored };
}

const inForm = (response: Schema): OperationSketch => ({
  request: form,
  requestType: 'multipart/form-data',
  response,
});

const two = [
  { id: 1, label: 'a', netWeight: 1.5, fragile: true },
  { id: 2, label: 'b', netWeight: 2, fragile: false },
];

describe('a file with the items to create', () => {
  it.each([
    ['a.csv', 'label,netWeight,fragile\na,1.5,true\nb,2,\n'],
    ['a.csv', '\ufeffLabel;Net Weight;Fragile\r\na;1.5;TRUE\r\nb;2;\r\n'],
    ['a.tsv', 'label\tnet_weight\tfragile\na\t1.5\tyes\nb\t2\t\n'],
    ['a.json', '[{"label":"a","netWeight":1.5,"fragile":true},{"label":"b","netWeight":2}]'],
    ['a.json', '{"crates":[{"label":"a","netWeight":1.5,"fragile":true},{"label":"b","netWeight":2}]}'],
    ['a.jsonl', '{"label":"a","netWeight":1.5,"fragile":true}\n{"label":"b","netWeight":2}\n'],
    ['a.yaml', '- {label: a, netWeight: 1.5, fragile: true}\n- {label: b, netWeight: 2}\n'],
    ['rows', 'label,netWeight,fragile\na,1.5,true\nb,2,\n'],
  ])('%s is read: %j', async (name, content) => {
    const { api, stored } = await crates('/crates/import', inForm(counted));
    const { body } = await api.post('/crates/import').attach('file', Buffer.from(content), name);
    expect(body).toEqual({ imported: 2, failed: 0, errors: [] });
    expect(await stored()).toEqual(two);
  });

  it.each([
    ['/crates/import', 'text/csv', text],
    ['/crates/csv', 'text/csv', { type: 'string', format: 'binary' }],
    ['/crates/bulk', 'text/tab-separated-values', text],
    ['/crates/bulk-import', 'application/octet-stream', { type: 'string', format: 'binary' }],
  ] as const)('is the body of %s in %s', async (path, requestType, request) => {
    const { api, stored } = await crates(path, { request, requestType, response: counted });
    const comma = requestType.includes('tab') ? '\t' : ',';
    const content = [
      ['label', 'netWeight', 'fragile'],
      ['a', '1.5', 'true'],
      ['b', '2', ''],
    ];
    const sent = content.map((cells) => cells.join(comma)).join('\n');
    const { body } = await api.post(path).set('Content-Type', requestType).send(sent);
    expect(body).toMatchObject({ imported: 2, failed: 0 });
    expect(await stored()).toEqual(two);
  });

  it('reports the rows that the create would refuse, and stores the others', async () => {
    const { api, stored } = await crates('/crates/import', inForm(counted));
    const content = 'label,netWeight\na,1.5\nb,heavy\n,3\n';
    const { body } = await api.post('/crates/import').attach('file', Buffer.from(content), 'a.csv');
    expect(body).toEqual({
      imported: 1,
      failed: 2,
      errors: ['row 2: /netWeight must be number', "row 3: the body must have required property 'label'"],
    });
    expect(await stored()).toHaveLength(1);
  });

  it('stores all rows or none where the response has no place for those that fail', async () => {
    const { api, stored } = await crates('/crates/import', inForm(objectOf({ imported: 'integer' })));
    const content = 'label,netWeight\na,1.5\nb,heavy\n';
    const { status, body } = await api.post('/crates/import').attach('file', Buffer.from(content), 'a.csv');
    expect({ status, detail: body.detail }).toEqual({
      status: 400,
      detail: 'row 2: /netWeight must be number',
    });
    expect(await stored()).toEqual([]);
  });

  it('shows the items where the response lists them', async () => {
    const { api } = await crates('/crates/import', inForm(arrayOf('Crate')));
    const content = 'label,netWeight,tags\na,1.5,x;y\n';
    const { body } = await api.post('/crates/import').attach('file', Buffer.from(content), 'a.csv');
    expect(body).toEqual([expect.objectContaining({ id: 1, label: 'a', tags: ['x', 'y'] })]);
  });

  it('says so of a file that it cannot read, which is no fault of the request', async () => {
    const { api, stored } = await crates('/crates/import', inForm(counted));
    const workbook = Buffer.from('PK\u0003\u0004\u0000');
    const { status, body, headers } = await api.post('/crates/import').attach('file', workbook, 'a.xlsx');
    expect({ status, body }).toEqual({ status: 200, body: { imported: 0, failed: 0, errors: [] } });
    expect(headers['x-sandbox-reason']).toContain('the rows of a.xlsx cannot be read');
    expect(await stored()).toEqual([]);
  });

  it.each([
    ['a.csv', 'label,label\na,b\n'],
    ['a.json', '[{"label":'],
    ['a.csv', Buffer.from([0x6c, 0xff, 0xfe])],
  ])('refuses %s that is not in its format: %s', async (name, content) => {
    const { api, stored } = await crates('/crates/import', inForm(counted));
    const { status } = await api.post('/crates/import').attach('file', Buffer.from(content), name);
    expect(status).toBe(400);
    expect(await stored()).toEqual([]);
  });
});

describe('what is no file of items', () => {
  it.each<[string, OperationSketch]>([
    ['/crates/upload', inForm(objectOf({ url: 'string' }))],
    ['/crates/logo', inForm(objectOf({ url: 'string' }))],
    ['/crates/import', { request: objectOf({ 'url!': 'string' }), response: counted }],
  ])('is %s', async (path, operation) => {
    const { api, stored } = await crates(path, operation);
    const request = api.post(path);
    await (operation.requestType === undefined
      ? request.send({ url: 'http://127.0.0.1/' })
      : request.attach('file', Buffer.from('label,netWeight\na,1\n'), 'a.csv'));
    expect(await stored()).toEqual([]);
  });
});
