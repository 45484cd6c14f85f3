import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const text: Schema = { type: 'string' };

describe('a list of ids', () => {
  it.each<[what: string, of: Schema, item: Schema, parameter: string, sent: object, id: string | number]>([
    [
      'names',
      text,
      objectOf({ 'name!': 'string', on: 'boolean' }),
      'name',
      { name: 'nightly', on: true },
      'nightly',
    ],
    [
      'words that are listed',
      { type: 'string', enum: ['speed', 'size'] },
      objectOf({ 'kind!': { type: 'string', enum: ['speed', 'size'] }, limit: 'integer' }),
      'kind',
      { kind: 'size', limit: 3 },
      'size',
    ],
    ['numbers', { type: 'integer' }, objectOf({ id: 'integer', note: 'string' }), 'id', { note: 'a' }, 1],
  ])('shows %s of what was created', async (_what, items, item, parameter, body, id) => {
    const api = await createCrudApi(
      sketch(
        {
          'GET /alarms': { response: { type: 'array', items } },
          'POST /alarms': { request: 'Alarm', response: 'Alarm', status: 201 },
          [`GET /alarms/{${parameter}}`]: { response: 'Alarm' },
          [`DELETE /alarms/{${parameter}}`]: {},
        },
        { Alarm: item },
      ),
    );
    expect(await api.requestBody('GET /alarms')).toEqual([]);
    await api.request('POST /alarms', { body });
    expect(await api.requestBody('GET /alarms')).toEqual([id]);
    await api.request(`DELETE /alarms/{${parameter}}`, { params: { [parameter]: String(id) } });
    expect(await api.requestBody('GET /alarms')).toEqual([]);
    await api.close();
  });

  it('is none of texts alone of which none is an item', () => {
    expect(rolesIn(sketch({ 'GET /moods': { response: { type: 'array', items: text } } }))).toEqual({});
  });
});

describe('the Location of a new item', () => {
  const Budget = objectOf({ id: 'integer', amount: 'number' });
  const Team = objectOf({ id: 'integer', name: 'string' });
  const shown = { response: 'Budget' };

  it.each(['/teams/{teamId}/budgets', '/teams/{teamId}/budgets/latest'])(
    'is the path of the item, beside a page that looks like one: %s',
    async (page) => {
      const api = await createCrudApi(
        sketch(
          {
            'POST /teams': { request: 'Team', response: 'Team' },
            'GET /teams/{teamId}': { response: 'Team' },
            'POST /teams/{teamId}/budgets': { request: 'Budget', response: 'Budget', status: 201 },
            [`GET ${page}`]: shown,
            'GET /teams/{teamId}/budgets/{id}': shown,
          },
          { Budget, Team },
        ),
      );
      for (const name of ['a', 'b']) await api.request('POST /teams', { body: { name } });
      const sent = { params: { teamId: '2' }, body: { amount: 5 } };
      expect(await api.request('POST /teams/{teamId}/budgets', sent)).toMatchObject({
        headers: { Location: '/teams/2/budgets/1' },
      });
      await api.close();
    },
  );
});
