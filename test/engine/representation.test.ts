import { describe, expect, it } from 'vitest';
import type { Content, Schema } from '../../src/openapi/document.ts';
import { contractOf } from '../support/contract.ts';
import { contractSandbox } from '../support/contract-sandbox.ts';

const Seat: Schema = {
  type: 'object',
  required: ['row'],
  xml: { name: 'seat' },
  properties: {
    id: { type: 'integer', xml: { attribute: true } },
    row: { type: 'string' },
    free: { type: 'boolean' },
  },
};
const seat = { $ref: '#/components/schemas/Seat' };
const Refusal: Schema = {
  type: 'object',
  required: ['reason'],
  properties: { reason: { type: 'string' } },
};
const both = (schema: Schema): Content => ({ 'application/json': { schema }, 'application/xml': { schema } });
const list = { type: 'array', items: seat };
const v2 = {
  type: 'object',
  required: ['id', 'place'],
  properties: { id: { type: 'string' }, row: { type: 'string' }, place: { type: 'string' } },
};
const refusals = { 400: { description: 'no', content: both(Refusal) }, 406: { description: 'no' } };

const theatre = contractOf(
  {
    '/seats': {
      get: {
        responses: {
          200: {
            description: 'ok',
            content: {
              ...both(list),
              'text/csv': { schema: { type: 'string' } },
              'application/x-ndjson': { schema: seat },
              'text/event-stream': { schema: seat },
            },
          },
        },
      },
      post: {
        requestBody: { required: true, content: both(seat) },
        responses: { 201: { description: 'made', content: both(seat) }, ...refusals },
      },
    },
    '/seats/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: {
        responses: {
          200: {
            description: 'ok',
            content: { ...both(seat), 'application/vnd.seat.v2+json': { schema: v2 } },
          },
          ...refusals,
        },
      },
    },
    '/plan': {
      get: {
        responses: {
          200: {
            description: 'ok',
            content: {
              'text/csv': { schema: { type: 'string' }, example: 'a,b\n1,2\n' },
              'text/html': { example: '<p>' },
            },
          },
        },
      },
    },
  },
  { components: { schemas: { Seat } } },
);

async function served() {
  const { api } = await contractSandbox(theatre);
  await api
    .post('/seats')
    .set('Content-Type', 'application/xml')
    .send('<seat id="3"><row>A</row><free>true</free></seat>');
  return api;
}

describe('the representation of a response', () => {
  it.each([
    ['application/json', [{ id: 3, row: 'A', free: true }]],
    [
      'application/xml',
      '<?xml version="1.0" encoding="UTF-8"?>\n<seats><seat id="3"><row>A</row><free>true</free></seat></seats>\n',
    ],
    ['text/csv', 'id,row,free\r\n3,A,true\r\n'],
    ['application/x-ndjson', '{"id":3,"row":"A","free":true}\n'],
    ['text/event-stream', 'data: {"id":3,"row":"A","free":true}\n\n'],
  ])('of stored rows is %s where that is accepted', async (type, expected) => {
    const api = await served();
    const response = await api
      .get('/seats')
      .set('Accept', type)
      .buffer(true)
      .parse((res, done) => {
        let text = '';
        res.on('data', (chunk) => {
          text += chunk;
        });
        res.on('end', () => done(null, text));
      });
    const body: string = response.body;
    expect(response.headers['content-type']).toContain(type);
    expect(response.headers.vary).toContain('Accept');
    expect(typeof expected === 'string' ? body : JSON.parse(body)).toEqual(expected);
  });

  it('is projected onto the schema of the accepted version', async () => {
    const api = await served();
    const { body } = await api.get('/seats/3').set('Accept', 'application/vnd.seat.v2+json');
    expect(body).toEqual({ id: '3', row: 'A', free: true, place: expect.any(String) });
  });

  it('has an ETag of its own', async () => {
    const api = await served();
    const tags = await Promise.all(
      ['application/json', 'application/xml'].map(
        async (type) => (await api.get('/seats/3').set('Accept', type)).headers.etag,
      ),
    );
    expect(new Set(tags).size).toBe(2);
  });

  it('is that of errors too', async () => {
    const api = await served();
    const response = await api
      .post('/seats')
      .set('Content-Type', 'application/xml')
      .set('Accept', 'text/xml')
      .send('<seat>');
    expect(response.status).toBe(400);
    expect(response.text).toMatch(/^<\?xml .*\n<root><reason>the body is not well-formed XML/);
  });

  it('is the declared example where nothing is stored', async () => {
    const api = await served();
    expect((await api.get('/plan')).text).toBe('a,b\n1,2\n');
    expect((await api.get('/plan').set('Accept', 'text/html')).text).toBe('<p>');
  });
});

describe('a response that is not accepted', () => {
  it('is 406 where the contract declares that, and nothing is written', async () => {
    const api = await served();
    const refused = await api.post('/seats').set('Accept', 'image/png').send({ id: 9, row: 'B' });
    expect(refused.status).toBe(406);
    expect(refused.headers['x-sandbox-reason']).toContain('application/json or application/xml');
    expect((await api.get('/seats')).body).toHaveLength(1);
  });

  it('is what there is elsewhere, and the reason is said', async () => {
    const api = await served();
    const response = await api.get('/seats').set('Accept', 'image/png');
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toContain('application/json');
    expect(response.headers['x-sandbox-reason']).toContain('image/png');
  });
});

describe('an XML request', () => {
  it.each([
    ['<seat id="x"><row>A</row></seat>', ['/id must be integer']],
    ['<seat><free>perhaps</free></seat>', ['/row is required', '/free must be boolean']],
  ])('is validated as JSON is: %s', async (xml, issues) => {
    const api = await served();
    const { status, body } = await api
      .post('/seats')
      .set('Content-Type', 'application/xml')
      .set('Accept', 'application/json')
      .send(xml);
    expect(status).toBe(400);
    for (const issue of issues) expect(body.reason).toContain(issue);
  });
});
