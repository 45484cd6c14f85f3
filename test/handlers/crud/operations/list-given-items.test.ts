import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const Agent = objectOf({ 'id!': 'integer', 'name!': 'string', 'active!': 'boolean' });
const changes = objectOf({ name: 'string', active: 'boolean' });
const agents = sketch(
  {
    'GET /agents': { response: arrayOf('Agent') },
    'GET /agents/{agentId}': { response: 'Agent' },
    'PATCH /agents/{agentId}': { request: changes, response: 'Agent' },
    'DELETE /agents/{agentId}': { status: 204 },
    'POST /agents/{agentId}/notes': {
      request: objectOf({ 'text!': 'string' }),
      response: 'Note',
      status: 201,
    },
    'GET /agents/{agentId}/notes': { response: arrayOf('Note') },
  },
  { Agent, Note: objectOf({ 'id!': 'integer', 'text!': 'string' }) },
);

interface Row {
  readonly id: number;
  readonly name: string;
}

const at = (id: number | undefined) => ({ params: { agentId: String(id) } });

describe('items that are changed and that nothing makes', () => {
  it('have a collection', () => {
    expect(rolesIn(agents)).toMatchObject({
      'GET /agents': 'list agents',
      'GET /agents/{agentId}': 'read agents',
      'PATCH /agents/{agentId}': 'update agents',
      'DELETE /agents/{agentId}': 'delete agents',
    });
  });

  it('are there before, keep what is changed of them, and are gone when they are deleted', async () => {
    const api = await createCrudApi(agents);
    const before = await api.requestBody<Row[]>('GET /agents');
    const [first, second] = before;
    expect(before).toHaveLength(3);
    expect(await api.requestBody('GET /agents/{agentId}', at(first?.id))).toEqual(first);
    const changed = await api.requestBody('PATCH /agents/{agentId}', {
      ...at(first?.id),
      body: { name: 'Smith' },
    });
    expect(changed).toEqual({ ...first, name: 'Smith' });
    expect(await api.requestBody('GET /agents/{agentId}', at(first?.id))).toEqual(changed);
    expect((await api.request('DELETE /agents/{agentId}', at(second?.id))).status).toBe(204);
    expect(await api.requestBody('GET /agents')).toEqual([changed, before[2]]);
    await expect(api.request('GET /agents/{agentId}', at(second?.id))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(api.request('DELETE /agents/{agentId}', at(second?.id))).rejects.toMatchObject({
      code: 'not-found',
    });
    await api.close();
  });

  it('are in the list when one is changed that was not', async () => {
    const api = await createCrudApi(agents);
    const body = { name: 'Brown' };
    await api.request('PATCH /agents/{agentId}', { ...at(7007), body });
    const rows = await api.requestBody<Row[]>('GET /agents');
    expect(rows.map(({ id, name }) => [id, name]).at(-1)).toEqual([7007, 'Brown']);
    expect(rows).toHaveLength(4);
    await api.close();
  });

  it('are the same for what is created below them, and take it along', async () => {
    const api = await createCrudApi(agents);
    const shown = await api.requestBody('GET /agents/{agentId}', at(9));
    await api.request('POST /agents/{agentId}/notes', { ...at(9), body: { text: 'seen' } });
    expect(await api.requestBody('GET /agents/{agentId}', at(9))).toEqual(shown);
    await api.request('DELETE /agents/{agentId}', at(9));
    await expect(api.request('GET /agents/{agentId}/notes', at(9))).rejects.toMatchObject({
      code: 'not-found',
    });
    const refused = api.request('POST /agents/{agentId}/notes', { ...at(9), body: { text: 'again' } });
    await expect(refused).rejects.toMatchObject({ code: 'not-found' });
    await api.close();
  });

  it('are those of their parents', async () => {
    const Seat = objectOf({ 'id!': 'integer', 'isFree!': 'boolean' });
    const api = await createCrudApi(
      sketch(
        {
          'POST /halls': { request: objectOf({ 'name!': 'string' }), response: 'Hall', status: 201 },
          'GET /halls/{hallId}': { response: 'Hall' },
          'GET /halls/{hallId}/seats': { response: arrayOf('Seat') },
          'PATCH /halls/{hallId}/seats/{seatId}': { request: Seat, response: 'Seat' },
          'DELETE /halls/{hallId}/seats/{seatId}': { status: 204 },
        },
        { Seat, Hall: objectOf({ 'id!': 'integer', 'name!': 'string' }) },
      ),
    );
    for (const name of ['A', 'B']) await api.request('POST /halls', { body: { name } });
    const seats = (hallId: string) =>
      api.requestBody<{ id: number }[]>('GET /halls/{hallId}/seats', { params: { hallId } });
    const others = await seats('2');
    const [seat] = await seats('1');
    const params = { hallId: '1', seatId: String(seat?.id) };
    await api.request('DELETE /halls/{hallId}/seats/{seatId}', { params });
    expect((await seats('1')).map(({ id }) => id)).not.toContain(seat?.id);
    expect(await seats('2')).toEqual(others);
    const nowhere = { hallId: '3', seatId: '1' };
    await expect(
      api.request('PATCH /halls/{hallId}/seats/{seatId}', { params: nowhere, body: { id: 1, isFree: true } }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await api.close();
  });

  it('are the same in lists whose rows have a schema of their own', async () => {
    const api = await createCrudApi(
      sketch(
        {
          'GET /agents': { response: arrayOf('Brief') },
          'GET /agents/{agentId}': { response: 'Agent' },
          'PATCH /agents/{agentId}': { request: changes, response: 'Agent' },
        },
        { Agent, Brief: objectOf({ 'id!': 'integer', 'name!': 'string' }) },
      ),
    );
    const [first] = await api.requestBody<Row[]>('GET /agents');
    expect(await api.requestBody('GET /agents/{agentId}', at(first?.id))).toMatchObject({ ...first });
    await api.request('PATCH /agents/{agentId}', { ...at(first?.id), body: { active: true } });
    expect((await api.requestBody<Row[]>('GET /agents'))[0]).toEqual(first);
    await api.close();
  });

  it('are counted, found by another property, and deleted many at once', async () => {
    const api = await createCrudApi(
      sketch(
        {
          'GET /agents': { response: arrayOf('Agent') },
          'PATCH /agents/{agentId}': { request: changes, response: 'Agent' },
          'DELETE /agents/{agentId}': { status: 204 },
          'DELETE /agents': { status: 204 },
          'GET /agents/count': { response: objectOf({ 'count!': 'integer' }) },
          'GET /agents/latest': { response: 'Agent' },
          'GET /agents/by-name/{name}': { response: 'Agent' },
        },
        { Agent },
      ),
    );
    const rows = await api.requestBody<Row[]>('GET /agents');
    expect(await api.requestBody('GET /agents/count')).toEqual({ count: 3 });
    expect(rows).toContainEqual(await api.requestBody('GET /agents/latest'));
    const params = { name: rows[1]?.name ?? '' };
    expect(await api.requestBody('GET /agents/by-name/{name}', { params })).toEqual(rows[1]);
    await api.request('PATCH /agents/{agentId}', { ...at(rows[1]?.id), body: { name: 'Jones' } });
    const renamed = { ...rows[1], name: 'Jones' };
    expect(await api.requestBody('GET /agents/by-name/{name}', { params: { name: 'Jones' } })).toEqual(
      renamed,
    );
    await api.request('DELETE /agents');
    expect(await api.requestBody('GET /agents')).toEqual([]);
    expect(await api.requestBody('GET /agents/count')).toEqual({ count: 0 });
    await api.close();
  });

  it.each([
    ['a POST makes them', { 'POST /agents': { request: changes, response: 'Agent', status: 201 } }],
    ['a PUT makes them', { 'PUT /agents/{agentId}': { request: changes, response: 'Agent' } }],
  ] as const)('are not there where %s', async (_, others) => {
    const api = await createCrudApi(
      sketch(
        {
          'GET /agents': { response: arrayOf('Agent') },
          'GET /agents/{agentId}': { response: 'Agent' },
          'DELETE /agents/{agentId}': { status: 204 },
          ...others,
        },
        { Agent },
      ),
    );
    expect(await api.requestBody('GET /agents')).toEqual([]);
    await api.close();
  });
});

it('lists ids that its paths accept, where they are numbers and the rows have texts', async () => {
  const Bounce = objectOf({ ID: 'string', Email: 'string' });
  const path = { bounceid: { type: 'integer' } };
  const api = await createCrudApi(
    sketch(
      {
        'GET /bounces': { response: arrayOf('Bounce') },
        'GET /bounces/{bounceid}': { response: 'Bounce', path },
        'PUT /bounces/{bounceid}/activate': { response: 'Bounce', path },
      },
      { Bounce },
    ),
  );
  const [first] = await api.requestBody<{ ID: string }[]>('GET /bounces');
  expect(first?.ID).toMatch(/^\d+$/);
  expect(await api.requestBody('GET /bounces/{bounceid}', { params: { bounceid: first?.ID } })).toEqual(
    first,
  );
});

it.each(['/agents/today', '/agents/onDuty', '/agents/next'])(
  'one of them is found by what %s filters',
  async (path) => {
    const query = { name: { type: 'string' } } as const;
    const document = sketch(
      {
        'GET /agents/{agentId}': { response: 'Agent' },
        'PATCH /agents/{agentId}': { request: changes, response: 'Agent' },
        'DELETE /agents/{agentId}': { status: 204 },
        [`GET ${path}`]: { response: 'Agent', query },
      },
      { Agent },
    );
    const api = await createCrudApi(document);
    await api.request('PATCH /agents/{agentId}', { ...at(1), body: { name: 'Smith' } });
    const found = await api.request(`GET ${path}`, { query: { name: 'Smith' } });
    expect(found).toMatchObject({ status: 200, body: { name: 'Smith' } });
  },
);
