import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const text: Schema = { type: 'string' };
const time: Schema = { type: 'string', format: 'date-time', readOnly: true };
const Job = objectOf({ 'id!': 'string', state: 'string', createdAt: time });
const Team = objectOf({ 'id!': 'string' });
const document = sketch(
  {
    'POST /teams': { request: 'Team', response: 'Team', status: 201 },
    'GET /teams/{team}': { response: 'Team' },
    'GET /teams/{team}/jobs': { response: arrayOf('Job') },
    'POST /teams/{team}/jobs': { request: 'Job', response: 'Job', status: 201 },
    'GET /teams/{team}/jobs/{id}': { response: 'Job' },
    'GET /teams/{team}/jobs/count': { response: objectOf({ 'count!': 'integer' }), query: { state: text } },
    'GET /teams/{team}/jobs/latest': { response: 'Job' },
    'GET /teams/{team}/jobs/first': { response: 'Job' },
    'GET /teams/{team}/jobs/by-state/{state}': { response: arrayOf('Job'), query: { id: text } },
    'GET /teams/{team}/jobs:batchGet': {
      response: arrayOf('Job'),
      query: { ids: { type: 'array', items: text } },
    },
    'POST /teams/{team}/jobs:search': { request: objectOf({ state: 'string' }), response: arrayOf('Job') },
  },
  { Job, Team },
);

/** Two jobs of one team, created an hour apart, and one of another. */
async function jobs() {
  const api = await createCrudApi(document);
  for (const id of ['a', 'b', 'none']) await api.request('POST /teams', { body: { id } });
  for (const [team, id, state] of [
    ['a', 'z', 'open'],
    ['a', 'k', 'done'],
    ['b', 'x', 'open'],
  ]) {
    await api.request('POST /teams/{team}/jobs', { params: { team }, body: { id, state } });
    api.runtime.advance(3_600_000);
  }
  return async (operation: string, params: object = {}, sent: object = {}) =>
    api.requestBody<{ id: string }[] & { id: string }>(operation, {
      params: { team: 'a', ...params },
      ...sent,
    });
}

describe('the words after the path of a collection', () => {
  it('count the rows below the parent, and those that a filter finds', async () => {
    const get = await jobs();
    expect(await get('GET /teams/{team}/jobs/count')).toEqual({ count: 2 });
    expect(await get('GET /teams/{team}/jobs/count', {}, { query: { state: 'done' } })).toEqual({ count: 1 });
    expect(await get('GET /teams/{team}/jobs/count', { team: 'none' })).toEqual({ count: 0 });
    await expect(get('GET /teams/{team}/jobs/count', { team: 'unknown' })).rejects.toThrow('create it first');
  });

  it('read the item that was created last or first', async () => {
    const get = await jobs();
    expect((await get('GET /teams/{team}/jobs/latest')).id).toBe('k');
    expect((await get('GET /teams/{team}/jobs/first')).id).toBe('z');
    await expect(get('GET /teams/{team}/jobs/latest', { team: 'none' })).rejects.toThrow('has no items');
  });

  it('list the rows with the value in the path', async () => {
    const get = await jobs();
    const ids = async (...args: Parameters<typeof get>) => (await get(...args)).map(({ id }) => id);
    const byState = 'GET /teams/{team}/jobs/by-state/{state}';
    expect(await ids(byState, { state: 'open' })).toEqual(['z']);
    expect(await ids(byState, { state: 'open' }, { query: { id: 'k' } })).toEqual([]);
    expect(await ids(byState, { state: 'lost' })).toEqual([]);
  });

  it('list the rows that were asked for after a colon', async () => {
    const get = await jobs();
    const ids = async (...args: Parameters<typeof get>) => (await get(...args)).map(({ id }) => id);
    expect(await ids('GET /teams/{team}/jobs:batchGet', {}, { query: { ids: ['k', 'x'] } })).toEqual(['k']);
    expect(await ids('POST /teams/{team}/jobs:search', {}, { body: { state: 'open' } })).toEqual(['z']);
  });
});

describe('a count beside other numbers', () => {
  it.each(['contact_count', 'totalContacts', 'numContacts', 'contactsCount'])(
    'is the one that is named after the collection: %s',
    async (name) => {
      const document = sketch(
        {
          'GET /contacts': { response: arrayOf('Contact') },
          'POST /contacts': { request: objectOf({ 'name!': 'string' }), response: 'Contact', status: 201 },
          'GET /contacts/count': { response: objectOf({ 'billable!': 'integer', [`${name}!`]: 'integer' }) },
        },
        { Contact: objectOf({ 'id!': 'string', 'name!': 'string' }) },
      );
      const api = await createCrudApi(document);
      for (const label of ['a', 'b']) await api.request('POST /contacts', { body: { name: label } });
      expect(await api.requestBody('GET /contacts/count')).toMatchObject({ [name]: 2 });
    },
  );
});
