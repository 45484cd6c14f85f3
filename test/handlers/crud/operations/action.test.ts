import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

describe('an action that counts', () => {
  const Song = objectOf({
    'id!': 'integer',
    'liked!': 'boolean',
    'likesCount!': 'integer',
    'plays!': 'integer',
  });
  const document = sketch(
    {
      'POST /songs': { request: objectOf({ title: 'string' }), response: 'Song', status: 201 },
      'GET /songs/{id}': { response: 'Song' },
      'POST /songs/{id}/like': { response: 'Song' },
      'DELETE /songs/{id}/like': { response: 'Song' },
      'POST /songs/{id}/play': { response: 'Song' },
    },
    { Song },
  );

  it('counts once where it sets a flag, each time where it sets none, and never below 0', async () => {
    const api = await createCrudApi(document);
    await api.requestBody('POST /songs', { body: { title: 'a' } });
    const shownAfter = async (...names: string[]) => {
      for (const name of names) await api.requestBody(name, { params: { id: 1 } });
      return api.requestBody('GET /songs/{id}', { params: { id: 1 } });
    };
    expect(await shownAfter('POST /songs/{id}/like', 'POST /songs/{id}/like')).toMatchObject({
      liked: true,
      likesCount: 1,
    });
    expect(await shownAfter('DELETE /songs/{id}/like', 'DELETE /songs/{id}/like')).toMatchObject({
      liked: false,
      likesCount: 0,
    });
    expect(await shownAfter('POST /songs/{id}/play', 'POST /songs/{id}/play')).toMatchObject({ plays: 2 });
  });
});

describe('an action on items that only a list shows', () => {
  const Chore = objectOf({ 'id!': 'integer', title: 'string', isDone: 'boolean' });
  const Reaction = objectOf({ 'liked!': 'boolean' });
  const document = sketch(
    {
      'POST /chores': { request: objectOf({ title: 'string' }), response: 'Chore', status: 201 },
      'GET /chores': { response: { type: 'array', items: { $ref: '#/components/schemas/Chore' } } },
      'PATCH /chores/{id}/toggle': { response: 'Chore' },
      'POST /chores/{id}/toggle-done': { response: 'Chore' },
      'POST /chores/{id}/like': { response: 'Reaction' },
      'DELETE /chores/{id}/like': { response: 'Reaction' },
    },
    { Chore, Reaction },
  );

  it.each(['PATCH /chores/{id}/toggle', 'POST /chores/{id}/toggle-done'])(
    'turns a flag over: %s',
    async (id) => {
      const api = await createCrudApi(document);
      const { isDone } = await api.requestBody<{ isDone: boolean }>('POST /chores', {
        body: { title: 'Sweep' },
      });
      const turned = { id: 1, title: 'Sweep', isDone: !isDone };
      expect(await api.requestBody(id, { params: { id: '1' } })).toEqual(turned);
      expect(await api.requestBody('GET /chores')).toEqual([turned]);
      expect(await api.requestBody(id, { params: { id: '1' } })).toEqual({ ...turned, isDone });
    },
  );

  it('reports what it did, also where the item has no such property', async () => {
    const api = await createCrudApi(document);
    await api.requestBody('POST /chores', { body: { title: 'Sweep' } });
    const params = { id: '1' };
    expect(await api.requestBody('POST /chores/{id}/like', { params })).toEqual({ liked: true });
    expect(await api.requestBody('DELETE /chores/{id}/like', { params })).toEqual({ liked: false });
  });
});

describe('what a path calls an action', () => {
  const Cable = objectOf({ id: 'integer', name: 'string', port: 'integer' });
  const Step = objectOf({ step: objectOf({ command: 'string' }) });
  const document = sketch(
    {
      'POST /cables': { request: objectOf({ name: 'string' }), response: 'Cable', status: 201 },
      'GET /cables/{id}': { response: 'Cable' },
      'POST /cables/{id}/actions/plug': {
        request: objectOf({ port: 'integer' }),
        response: 'Step',
        status: 201,
      },
      'POST /cables/{id}/actions/print': {
        request: objectOf({ name: 'string', format: 'string' }),
        response: 'Step',
        status: 201,
      },
      'POST /cables/{id}/sheets': { request: objectOf({ name: 'string' }), response: 'Step', status: 201 },
    },
    { Cable, Step },
  );

  it('sets what it is sent, where that is nothing but properties of the item', async () => {
    const { request, requestBody } = await createCrudApi(document);
    await request('POST /cables', { body: { name: 'red' } });
    await request('POST /cables/{id}/actions/plug', { params: { id: '1' }, body: { port: 7 } });
    const cable = await requestBody('GET /cables/{id}', { params: { id: '1' } });
    expect(cable).toMatchObject({ name: 'red', port: 7 });
    const roles = rolesIn(document);
    expect(roles).toHaveProperty(['POST /cables/{id}/actions/plug'], 'action cables');
    for (const other of ['POST /cables/{id}/actions/print', 'POST /cables/{id}/sheets'])
      expect(roles).not.toHaveProperty([other]);
  });
});

describe('the remark that an action is sent', () => {
  const Visit = objectOf({ 'id!': 'integer', cancellationReason: 'string', closing_notes: 'string' });
  const remark = objectOf({ reason: 'string', notes: 'string' });
  const document = sketch(
    {
      'POST /visits': { request: objectOf({ title: 'string' }), response: 'Visit', status: 201 },
      'GET /visits/{id}': { response: 'Visit' },
      'POST /visits/{id}/cancel': { request: remark, response: 'Visit' },
      'POST /visits/{id}/close': { request: remark, response: 'Visit' },
      'POST /visits/{id}/confirm': { request: remark, response: 'Visit' },
    },
    { Visit },
  );

  it.each([
    ['cancel', { cancellationReason: 'ill' }],
    ['close', { closing_notes: 'paid' }],
    ['confirm', {}],
  ])('of %s is kept as %j', async (verb, kept) => {
    const api = await createCrudApi(document);
    await api.requestBody('POST /visits', { body: { title: 'a' } });
    const body = { reason: 'ill', notes: 'paid' };
    await api.requestBody(`POST /visits/{id}/${verb}`, { params: { id: 1 }, body });
    const {
      id: _,
      title: _title,
      ...rest
    } = await api.requestBody<Record<string, unknown>>('GET /visits/{id}', {
      params: { id: 1 },
    });
    expect(rest).toEqual(kept);
  });
});

describe('the remark that an action is sent, of an item that has one of that name too', () => {
  it.each([
    ['visits', 'cancel', 'reason', 'cancellation_reason'],
    ['deals', 'lose', 'reason', 'lostReason'],
    ['claims', 'reject', 'notes', 'rejectionNotes'],
  ])('is none of its own: %s, %s', async (name, verb, sent, kept) => {
    const Item = objectOf({ 'id!': 'integer', [sent]: 'string', [kept]: 'string' });
    const remark = objectOf({ [`${sent}!`]: 'string' });
    const operations = {
      [`POST /${name}`]: { request: remark, response: 'Item', status: 201 },
      [`GET /${name}/{id}`]: { response: 'Item' },
      [`POST /${name}/{id}/${verb}`]: { request: remark, response: 'Item' },
    };
    const api = await createCrudApi(sketch(operations, { Item }));
    await api.requestBody(`POST /${name}`, { body: { [sent]: 'first' } });
    const body = { [sent]: 'then' };
    await api.requestBody(`POST /${name}/{id}/${verb}`, { params: { id: 1 }, body });
    const expected = { id: 1, [sent]: 'first', [kept]: 'then' };
    expect(await api.requestBody(`GET /${name}/{id}`, { params: { id: 1 } })).toEqual(expected);
  });
});

describe('a flag that says what somebody has done', () => {
  it.each([
    ['like', { likedByMe: true }],
    ['follow', { isFollowing: true }],
    ['vote', { hasVoted: true }],
    ['bookmark', { bookmarked_by_user: true }],
  ])('is set by %s: %j', async (verb, expected) => {
    const flags = { likedByMe: 'boolean', isFollowing: 'boolean', hasVoted: 'boolean' };
    const Post = objectOf({ 'id!': 'integer', ...flags, bookmarked_by_user: 'boolean' });
    const document = sketch(
      {
        'POST /posts': { request: objectOf({ title: 'string' }), response: 'Post', status: 201 },
        'GET /posts/{id}': { response: 'Post' },
        [`POST /posts/{id}/${verb}`]: { response: 'Post' },
        [`DELETE /posts/{id}/${verb}`]: { response: 'Post' },
      },
      { Post },
    );
    const api = await createCrudApi(document);
    await api.requestBody('POST /posts', { body: { title: 'a' } });
    const params = { id: 1 };
    await api.requestBody(`POST /posts/{id}/${verb}`, { params });
    const [name = ''] = Object.keys(expected);
    expect(await api.requestBody('GET /posts/{id}', { params })).toMatchObject(expected);
    await api.requestBody(`DELETE /posts/{id}/${verb}`, { params });
    expect(await api.requestBody('GET /posts/{id}', { params })).toMatchObject({ [name]: false });
  });
});
