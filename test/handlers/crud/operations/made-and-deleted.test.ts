import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Lock = objectOf({ 'holder!': 'string' });
const Draft = objectOf({
  id: 'integer',
  title: 'string',
  tags: { type: 'array', items: { type: 'string' } },
});
const sentDraft = objectOf({ title: 'string', tags: { type: 'array', items: { type: 'string' } } });

const contract = sketch(
  {
    'GET /drafts': {
      response: arrayOf('Draft'),
      query: { filter: { type: 'string', example: 'title eq "A"' } },
    },
    'POST /drafts': { request: sentDraft, response: 'Draft', status: 201 },
    'GET /drafts/{id}': { response: 'Draft' },
    'POST /drafts/{id}/copy': { request: objectOf({ title: 'string' }), response: 'Draft', status: 201 },
    'GET /drafts/{id}/lock': { response: 'Lock' },
    'POST /drafts/{id}/lock': { request: 'Lock', response: 'Lock', status: 201 },
    'DELETE /drafts/{id}/lock': {},
    'GET /theme': { response: objectOf({ color: 'string' }) },
    'PUT /theme': { request: objectOf({ color: 'string' }), response: objectOf({ color: 'string' }) },
    'DELETE /theme': {},
    'POST /tickets': { request: objectOf({ seat: 'string' }), response: 'Ticket', status: 201 },
    'GET /tickets/{id}': { response: 'Ticket' },
  },
  {
    Lock,
    Draft,
    Ticket: objectOf({
      'id!': 'integer',
      'seat!': 'string',
      token: { type: 'string', readOnly: true },
      remark: { type: 'string', readOnly: true },
    }),
  },
);

async function withDraft() {
  const api = await createCrudApi(contract);
  const first = await api.requestBody('POST /drafts', { body: { title: 'A', tags: ['x'] } });
  return { ...api, first };
}

const ofDraft = { params: { id: '1' } };

describe('a single item that a POST makes', () => {
  it('is not there once it is deleted, until it is made again', async () => {
    const { request, requestBody } = await withDraft();
    const lock = { ...ofDraft, body: { holder: 'Ann' } };
    await request('POST /drafts/{id}/lock', lock);
    await request('DELETE /drafts/{id}/lock', ofDraft);
    for (const id of ['GET /drafts/{id}/lock', 'DELETE /drafts/{id}/lock'])
      await expect(request(id, ofDraft)).rejects.toThrow('drafts/lock was deleted: create it first');
    await request('POST /drafts/{id}/lock', lock);
    expect(await requestBody('GET /drafts/{id}/lock', ofDraft)).toEqual({ holder: 'Ann' });
  });

  it('is no other: settings are again as they were', async () => {
    const { request, requestBody } = await withDraft();
    const before = await requestBody('GET /theme');
    await request('PUT /theme', { body: { color: 'mauve' } });
    await request('DELETE /theme');
    expect(await requestBody('GET /theme')).toEqual(before);
  });
});

describe('a copy of an item', () => {
  it('is another, with what the one has and what is sent', async () => {
    const { requestBody, request, first } = await withDraft();
    const copy = await requestBody('POST /drafts/{id}/copy', { ...ofDraft, body: { title: 'B' } });
    expect(copy).toEqual({ id: 2, title: 'B', tags: ['x'] });
    expect(await requestBody('GET /drafts/{id}', { params: { id: '2' } })).toEqual(copy);
    expect(await requestBody('GET /drafts')).toEqual([first, copy]);
    expect(await requestBody('GET /drafts', { query: { filter: 'title eq "B"' } })).toEqual([copy]);
    expect(
      await requestBody('GET /drafts', { query: { filter: 'title eq "A" or title sw "B"' } }),
    ).toHaveLength(2);
    await expect(request('POST /drafts/{id}/copy', { params: { id: '9' }, body: {} })).rejects.toThrow(
      'drafts has no 9',
    );
  });
});

describe('a credential that no request can set', () => {
  it('is there where the contract lets it be absent, once an item is made', async () => {
    const { requestBody } = await withDraft();
    const made = await requestBody<object>('POST /tickets', { body: { seat: '3a' } });
    expect(made).toEqual({ id: 1, seat: '3a', token: expect.any(String) });
    expect(await requestBody('GET /tickets/{id}', ofDraft)).toEqual(made);
  });
});
