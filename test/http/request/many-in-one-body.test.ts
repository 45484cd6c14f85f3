import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const pet = objectOf({ id: 'integer', 'name!': 'string' });

/** A create of one pet, which may be sent as rows too. */
async function pets() {
  const document = sketch(
    {
      'GET /pets': { response: arrayOf('Pet') },
      'POST /pets': { request: 'Pet', response: 'Pet', status: 201 },
    },
    { Pet: pet },
  );
  const { api } = await contractSandbox(withRows(structuredClone(document)));
  return api;
}

function withRows(document: object): object {
  const { content } = (document as { paths: Record<string, { post: { requestBody: { content: object } } }> })
    .paths['/pets']?.post.requestBody ?? { content: {} };
  for (const type of ['text/csv', 'application/x-ndjson'])
    Object.assign(content, { [type]: { schema: arrayOf('Pet') } });
  return document;
}

describe('a create of one item that is sent several rows', () => {
  it.each([
    ['text/csv', 'name\na\nb\n'],
    ['application/x-ndjson', '{"name":"a"}\n{"name":"b"}\n'],
  ])('creates them all, and shows the first: %s', async (type, body) => {
    const api = await pets();
    const made = await api.post('/pets').set('Content-Type', type).send(body);
    expect([made.status, made.body]).toEqual([201, { id: 1, name: 'a' }]);
    const all = [
      { id: 1, name: 'a' },
      { id: 2, name: 'b' },
    ];
    expect((await api.get('/pets')).body).toEqual(all);
  });

  it('creates none when one is refused', async () => {
    const api = await pets();
    const body = '{"id":5,"name":"a"}\n{"id":5,"name":"b"}\n';
    const made = await api.post('/pets').set('Content-Type', 'application/x-ndjson').send(body);
    expect(made.status).toBeGreaterThanOrEqual(400);
    expect((await api.get('/pets')).body).toEqual([]);
  });
});

describe('a form with too much in it', () => {
  const fields = (count: number) => Array.from({ length: count }, (_, i) => `name=${i}`).join('&');

  it.each([
    [fields(1_001), 413, 'the form has more than 1000 fields'],
    [`name${'[a]'.repeat(40)}=1`, 400, 'nested deeper than 32 levels'],
  ])('is refused, and nothing of it is dropped', async (body, status, message) => {
    const form = sketch({
      'POST /notes': { request: { type: 'object' }, mediaType: 'application/x-www-form-urlencoded' },
    });
    const { api } = await contractSandbox(form);
    const sent = await api.post('/notes').type('form').send(body);
    expect([sent.status, sent.body.message]).toEqual([status, expect.stringContaining(message)]);
  });
});
