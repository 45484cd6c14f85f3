import type { Response } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../src/openapi/document.ts';
import { contractOf } from '../support/contract.ts';
import { contractSandbox } from '../support/contract-sandbox.ts';
import type { TestSandbox } from '../support/sandbox.ts';

const Sensor = {
  type: 'object',
  required: ['celsius'],
  properties: { id: { type: 'integer', readOnly: true }, celsius: { type: 'integer' } },
};
const file = { 'application/cbor': { schema: { $ref: '#/components/schemas/Raw' } } };
const either = { 'application/x-protobuf': { schema: Sensor }, 'application/json': { schema: Sensor } };
const ok = (content: Content) => ({ description: 'ok', content });

const contract = contractOf(
  {
    '/sensors': {
      post: { requestBody: { required: true, content: either }, responses: { 201: ok(either) } },
    },
    '/sensors/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { responses: { 200: ok(either), 406: { description: 'no' } } },
    },
    '/packed': { get: { responses: { 200: ok({ 'application/msgpack': { schema: Sensor } }) } } },
    '/raw': {
      put: { requestBody: { required: true, content: file }, responses: { 204: { description: 'ok' } } },
      get: { responses: { 200: ok(file) } },
    },
  },
  { components: { schemas: { Raw: { type: 'string', format: 'binary' } } } },
);

const asHex = (res: Response, done: (error: Error | null, body: string) => void) => {
  const chunks: Buffer[] = [];
  res.on('data', (chunk: Buffer) => chunks.push(chunk));
  res.on('end', () => done(null, Buffer.concat(chunks).toString('hex')));
};

describe('a binary format of values', () => {
  let api: TestSandbox['api'];
  beforeAll(async () => {
    ({ api } = await contractSandbox(contract));
    await api.post('/sensors').send({ celsius: 5 }).expect(201);
  });

  it('is refused in a request, and nothing is stored', async () => {
    const { status, headers } = await api
      .post('/sensors')
      .type('application/x-protobuf')
      .send('{"celsius":1}');
    expect([status, headers['x-sandbox-reason']]).toEqual([
      415,
      'the sandbox does not read this binary format: send another declared media type, such as application/json',
    ]);
    await api.get('/sensors/2').expect(404);
  });

  it.each([
    ['application/x-protobuf, application/json;q=0.1', 200],
    ['*/*', 200],
    ['application/x-protobuf', 406],
  ])('is not sent to a client that accepts %s: %i', async (accept, status) => {
    const response = await api.get('/sensors/1').set('accept', accept).expect(status);
    if (status === 200) expect(response.body).toEqual({ id: 1, celsius: 5 });
  });

  it('is 501 where nothing else is declared', async () => {
    const { status, headers } = await api.get('/packed');
    expect(status).toBe(501);
    expect(headers['x-sandbox-reason']).toBe(
      'the response is application/msgpack, which the sandbox does not write: declare application/json beside it',
    );
  });

  it('is stored and sent as it is where it is declared as a binary string', async () => {
    await api
      .put('/raw')
      .type('application/cbor')
      .send(Buffer.from([0xa1, 0xff]))
      .expect(204);
    const response = await api.get('/raw').buffer(true).parse(asHex).expect(200);
    expect([response.headers['content-type'], response.body]).toEqual(['application/cbor', 'a1ff']);
  });
});
