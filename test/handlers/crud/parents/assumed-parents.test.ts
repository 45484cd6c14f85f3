import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Schema } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const Call = objectOf({ id: 'string', number: 'string', line_id: 'string' });
const NewCall = objectOf({ 'number!': 'string' });

/** Calls below lines, and what else the contract does with lines. */
function calls(
  lines: Readonly<Record<string, OperationSketch>>,
  Line: Schema = objectOf({ 'id!': 'string', label: 'string' }),
): OpenApiDocument {
  return sketch(
    {
      ...lines,
      'POST /lines/{lineId}/calls': { request: 'NewCall', response: 'Call', status: 201 },
      'GET /lines/{lineId}/calls': { response: arrayOf('Call') },
      'GET /lines/{lineId}/calls/{callId}': { response: 'Call' },
    },
    { Line, Call, NewCall },
  );
}

/** Lines that can be created: one that is unknown has no calls. */
const creatable: Readonly<Record<string, OperationSketch>> = {
  'POST /lines': { request: objectOf({ label: 'string' }), response: 'Line', status: 201 },
  'GET /lines': { response: arrayOf('Line') },
  'GET /lines/{lineId}': { response: 'Line' },
};

const basic = (name: string) => `Basic ${Buffer.from(`${name}:secret`).toString('base64')}`;
const jwt = (claims: object) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `Bearer ${part({ alg: 'none' })}.${part(claims)}.c2ln`;
};

describe('a parent that nobody created', () => {
  it.each<[string, Readonly<Record<string, OperationSketch>>, Schema?]>([
    [
      'nothing can create',
      { 'GET /lines/{lineId}': { response: 'Line' }, 'GET /lines': { response: arrayOf('Line') } },
    ],
    [
      'no response shows the id of',
      {
        'POST /lines': {
          request: objectOf({ label: 'string' }),
          response: objectOf({ ok: 'boolean' }),
          status: 200,
        },
        'GET /lines': { response: objectOf({ lines: arrayOf('Line') }) },
      },
      objectOf({ label: 'string' }),
    ],
  ])('exists where %s such', async (_, lines, Line) => {
    const { api } = await contractSandbox(calls(lines, Line));
    const { body } = await api.post('/lines/l7/calls').send({ number: '112' }).expect(201);
    expect(body).toMatchObject({ number: '112', line_id: 'l7' });
    expect((await api.get('/lines/l7/calls').expect(200)).body).toEqual([body]);
    expect((await api.get('/lines/l8/calls').expect(200)).body).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, OperationSketch>>]>([
    [
      'put below a team',
      {
        'PUT /teams/{team}/lines/{lineId}': {},
        'GET /teams/{team}/lines': { response: arrayOf('Line') },
      },
    ],
    [
      'let into a room and out of it',
      {
        'GET /rooms/{room}/lines': { response: arrayOf('Line') },
        'PUT /rooms/{room}/lines/{lineId}': {},
        'DELETE /rooms/{room}/lines/{lineId}': {},
      },
    ],
  ])('exists, and can be changed, where it is only %s', async (_, puts) => {
    const Named = objectOf({ 'id!': 'string', label: 'string' });
    const { api } = await contractSandbox(
      calls(
        {
          ...puts,
          'GET /lines/{lineId}': { response: 'Line' },
          'GET /lines': { response: arrayOf('Line') },
          'PATCH /lines/{lineId}': { request: objectOf({ label: 'string' }), response: 'Line' },
        },
        Named,
      ),
    );
    const { body } = await api.post('/lines/l7/calls').send({ number: '112' }).expect(201);
    expect((await api.get('/lines/l7/calls').expect(200)).body).toEqual([body]);
    expect((await api.patch('/lines/l8').send({ label: 'Home' }).expect(200)).body).toEqual({
      id: 'l8',
      label: 'Home',
    });
    expect((await api.get('/lines/l8').expect(200)).body).toEqual({ id: 'l8', label: 'Home' });
  });

  it('is 404 where it could be created', async () => {
    const { api } = await contractSandbox(calls(creatable));
    await api.post('/lines/l7/calls').send({ number: '112' }).expect(404);
    await api.get('/lines/l7/calls').expect(404);
  });

  it.each([
    ['the user name of basic authentication', basic('l7')],
    ['the subject of a JWT', jwt({ sub: 'l7' })],
    ['another claim of a JWT', jwt({ sub: 'u1', line_id: 'l7' })],
  ])('exists where it is %s', async (_, authorization) => {
    const { api } = await contractSandbox(calls(creatable));
    const call = await api.post('/lines/l7/calls').set({ authorization }).send({ number: '112' }).expect(201);
    expect((await api.get(`/lines/l7/calls/${call.body.id}`).expect(200)).body).toEqual(call.body);
    expect((await api.get('/lines').expect(200)).body).toMatchObject([{ id: 'l7' }]);
    await api.post('/lines/l8/calls').set({ authorization }).send({ number: '112' }).expect(404);
  });

  it('can be read and changed where the credentials name it, before anything is nested in it', async () => {
    const { api } = await contractSandbox(
      calls({
        ...creatable,
        'PATCH /lines/{lineId}': { request: objectOf({ label: 'string' }), response: 'Line' },
      }),
    );
    const authorization = basic('l7');
    expect((await api.get('/lines/l7').set({ authorization }).expect(200)).body).toMatchObject({ id: 'l7' });
    await api.get('/lines/l7').expect(404);
    await api.patch('/lines/l7').set({ authorization }).send({ label: 'Home' }).expect(200);
    expect((await api.get('/lines/l7').expect(200)).body).toMatchObject({ id: 'l7', label: 'Home' });
  });

  it.each(['Bearer a.b.c', 'Bearer !!', 'Basic %%%', 'Basic'])(
    'does not exist for %s',
    async (authorization) => {
      const { api } = await contractSandbox(calls(creatable));
      await api.post('/lines/l7/calls').set({ authorization }).send({ number: '112' }).expect(404);
    },
  );
});

const nested = sketch(
  {
    'POST /halls': { request: objectOf({ name: 'string' }), response: 'Hall', status: 201 },
    'GET /halls': { response: arrayOf('Hall') },
    'GET /halls/{hallId}': { response: 'Hall' },
    'POST /halls/{hallId}/rows': { request: objectOf({ name: 'string' }), response: 'Row', status: 201 },
    'GET /halls/{hallId}/rows': { response: arrayOf('Row') },
    'GET /halls/{hallId}/rows/{rowId}': { response: 'Row' },
    'POST /halls/{hallId}/rows/{rowId}/seats': {
      request: objectOf({ colour: 'string' }),
      response: 'Seat',
      status: 201,
    },
    'GET /halls/{hallId}/rows/{rowId}/seats': { response: arrayOf('Seat') },
    'GET /halls/{hallId}/rows/{rowId}/plan': { response: objectOf({ rowId: 'string' }) },
    'POST /tickets': { request: 'NewTicket', response: 'Ticket', status: 201 },
    'GET /tickets/{ticketId}': { response: 'Ticket' },
    'GET /halls/{hallId}/tickets': { response: arrayOf('Ticket') },
  },
  {
    Hall: objectOf({ 'id!': 'integer', 'name!': 'string' }),
    Row: objectOf({ 'id!': 'string', hallId: 'integer' }),
    Seat: objectOf({ 'id!': 'string', rowId: 'string', colour: 'string' }),
    NewTicket: objectOf({ hallId: 'integer' }),
    Ticket: objectOf({ 'id!': 'string', hallId: 'integer' }),
  },
);

describe('--create-parents', () => {
  it('lets every unknown parent exist from its first use on, and those above it', async () => {
    const { api } = await contractSandbox(nested, { createParents: true });
    await api.post('/halls/5/rows/r2/seats').send({ colour: 'red' }).expect(201);
    expect((await api.get('/halls/5/rows/r2/seats').expect(200)).body).toMatchObject([
      { colour: 'red', rowId: 'r2' },
    ]);
    expect((await api.get('/halls/5/rows').expect(200)).body).toEqual([{ id: 'r2', hallId: 5 }]);
    expect((await api.get('/halls/5').expect(200)).body).toMatchObject({ id: 5 });
    const created = await api.post('/halls').send({ name: 'Big' }).expect(201);
    expect(created.body.id).not.toBe(5);
  });

  it('lists nothing below an unknown parent, and stores nothing for a read', async () => {
    const { api } = await contractSandbox(nested, { createParents: true });
    expect((await api.get('/halls/6/rows').expect(200)).body).toEqual([]);
    await api.get('/halls/6/rows/r1/plan').expect(200);
    expect((await api.get('/halls').expect(200)).body).toEqual([]);
    await api.get('/halls/6').expect(404);
    await api.get('/halls/6/rows/r1').expect(404);
  });

  it('creates the parents that bodies refer to', async () => {
    const { api } = await contractSandbox(nested, { createParents: true });
    await api.post('/tickets').send({ hallId: 8 }).expect(201);
    await api.get('/halls/8').expect(200);
  });

  it('is off by default', async () => {
    const { api } = await contractSandbox(nested);
    await api.get('/halls/6/rows').expect(404);
  });
});
