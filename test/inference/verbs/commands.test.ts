import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const choice = (...values: string[]): Schema => ({ type: 'string', enum: values });
const Machine = objectOf({
  'id!': 'integer',
  name: 'string',
  'state!': choice('stopped', 'running', 'paused'),
  locked: 'boolean',
});

const machines = (path: string, request: Schema, shown: Schema | string = 'Machine') =>
  sketch(
    {
      'POST /machines': { request: 'Machine', response: 'Machine', status: 201 },
      'GET /machines/{id}': { response: 'Machine' },
      [`POST /machines/{id}/${path}`]: { request, response: shown },
    },
    { Machine },
  );

describe('an action whose request says by a value what is to be done', () => {
  const oneOf = {
    oneOf: ['start', 'pause'].map((each) => objectOf({ 'messageType!': choice(each), note: 'string' })),
  };

  it.each<[string, Schema, object, object]>([
    [
      'actions',
      objectOf({ 'action!': choice('start', 'pause', 'reboot') }),
      { action: 'pause' },
      { state: 'paused' },
    ],
    ['power', objectOf({ 'command!': choice('start', 'stop') }), { command: 'start' }, { state: 'running' }],
    ['control', objectOf({ 'type!': choice('lock', 'unlock') }), { type: 'lock' }, { locked: true }],
    ['parts', oneOf, { messageType: 'pause', note: 'x' }, { state: 'paused' }],
  ])('changes the item: /%s %j', async (path, request, body, changed) => {
    const api = await createCrudApi(machines(path, request));
    await api.request('POST /machines', { body: { name: 'a', state: 'stopped', locked: false, id: 1 } });
    const params = { id: 1 };
    const before = await api.requestBody<object>('GET /machines/{id}', { params });
    const after = await api.requestBody(`POST /machines/{id}/${path}`, { params, body });
    expect(after).toEqual({ ...before, ...changed });
    expect(await api.requestBody('GET /machines/{id}', { params })).toEqual(after);
  });

  it.each<[string, Schema, object]>([
    ['a value that changes nothing', objectOf({ 'action!': choice('start', 'ping') }), { action: 'ping' }],
    ['another word', objectOf({ 'speed!': choice('start', 'stop') }), { speed: 'start' }],
    ['one value alone', objectOf({ 'action!': choice('start') }), { action: 'start' }],
  ])('does not change the item by %s', async (_, request, body) => {
    const api = await createCrudApi(machines('signals', request));
    await api.request('POST /machines', { body: { name: 'a', state: 'stopped', id: 1 } });
    await api.request('POST /machines/{id}/signals', { params: { id: 1 }, body });
    expect(await api.requestBody('GET /machines/{id}', { params: { id: 1 } })).toMatchObject({
      state: 'stopped',
    });
  });

  it('is an action also where it responds with something else', async () => {
    const contract = machines(
      'power',
      objectOf({ 'command!': choice('start', 'stop') }),
      objectOf({ queued: 'boolean' }),
    );
    expect(rolesIn(contract)['POST /machines/{id}/power']).toMatch(/^action machines/);
  });
});
