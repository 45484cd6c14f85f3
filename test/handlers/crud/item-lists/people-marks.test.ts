import { describe, expect, it } from 'vitest';
import { createCrudApi, type SentRequest } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const User = objectOf({ 'id!': 'integer', name: 'string', followers_count: 'integer' });
const Talk = objectOf({ 'id!': 'integer', title: 'string', likes_count: 'integer', liked: 'boolean' });

/** People, and talks that they mark. */
function contract(operations: Readonly<Record<string, OperationSketch>>) {
  return sketch(
    {
      'POST /users': { request: objectOf({ name: 'string' }), response: 'User', status: 201 },
      'GET /users/{id}': { response: 'User' },
      'GET /users': { response: arrayOf('User') },
      'POST /talks': { request: objectOf({ title: 'string' }), response: 'Talk', status: 201 },
      'GET /talks': { response: arrayOf('Talk') },
      'GET /talks/{id}': { response: 'Talk' },
      ...operations,
    },
    { User, Talk, Badge: objectOf({ 'id!': 'integer', label: 'string' }) },
  );
}

describe('people who mark an item', () => {
  const params = { id: '1' };

  it.each<[string, string, string]>([
    ['POST /talks/{id}/like', '/talks/{id}/likes', 'DELETE /talks/{id}/like'],
    ['POST /talks/{id}/like', '/talks/{id}/liked-by', 'POST /talks/{id}/unlike'],
    ['PUT /talks/{id}/star', '/talks/{id}/stargazers', 'DELETE /talks/{id}/star'],
    ['POST /talks/{id}/favorites', '/talks/{id}/favorites', 'DELETE /talks/{id}/favorites'],
    ['POST /talks/{id}/join', '/talks/{id}/participants', 'POST /talks/{id}/leave'],
    ['POST /users/{id}/follow', '/users/{id}/followers', 'DELETE /users/{id}/follow'],
    ['POST /users/{id}/subscribe', '/users/{id}/subscribers', 'POST /users/{id}/unsubscribe'],
  ])('%s puts who sends it into %s, and %s takes them out', async (mark, list, undo) => {
    const operations = { [mark]: {}, [undo]: {}, [`GET ${list}`]: { response: arrayOf('User') } };
    const { request, requestBody } = await createCrudApi(contract(operations));
    await request('POST /users', { body: { name: 'Ann' } });
    await request('POST /talks', { body: { title: 'a' } });
    const listed = () => requestBody(`GET ${list}`, { params });
    expect(await listed()).toEqual([]);
    await request(mark, { params });
    await request(mark, { params });
    expect(await listed()).toMatchObject([{ id: 1, name: 'Ann' }]);
    await request(undo, { params });
    await request(undo, { params });
    expect(await listed()).toEqual([]);
  });

  const inBody = { request: objectOf({ userId: 'integer' }) };
  const inQuery = { query: { user_id: { type: 'integer' } } } as const;

  it.each<[string, string, OperationSketch, SentRequest]>([
    ['POST /clubs/{id}/join', 'POST /clubs/{id}/leave', inQuery, { query: { user_id: 2 } }],
    ['POST /clubs/{id}/join', 'DELETE /clubs/{id}/join', inQuery, { query: { user_id: 2 } }],
    ['PUT /clubs/{id}/enroll', 'PUT /clubs/{id}/unenroll', inBody, { body: { userId: 2 } }],
    ['POST /clubs/{id}/register', 'POST /clubs/{id}/unregister', inBody, { body: { userId: 2 } }],
  ])('%s puts whom it names into the members, and %s takes them out', async (join, leave, declared, sent) => {
    const Club = objectOf({ 'id!': 'integer', members: arrayOf('User') });
    const { request, requestBody } = await createCrudApi({
      ...contract({
        'POST /clubs': { request: objectOf({ title: 'string' }), response: 'Club', status: 201 },
        'GET /clubs/{id}': { response: 'Club' },
        [join]: { ...declared, response: 'Club' },
        [leave]: { ...declared, response: 'Club' },
      }),
      components: { schemas: { User, Talk, Club } },
    });
    for (const name of ['Ann', 'Bob']) await request('POST /users', { body: { name } });
    await request('POST /clubs', { body: { title: 'a' } });
    expect(await requestBody(join, { params, ...sent })).toMatchObject({ members: [{ id: 2, name: 'Bob' }] });
    expect(await requestBody(leave, { params, ...sent })).toMatchObject({ members: [] });
  });

  it('are counted, and the item says that it is marked', async () => {
    const marks = { response: 'Talk' };
    const { request, requestBody } = await createCrudApi(
      contract({
        'POST /talks/{id}/like': marks,
        'DELETE /talks/{id}/like': marks,
        'GET /talks/{id}/likes': { response: arrayOf('User') },
      }),
    );
    await request('POST /users', { body: { name: 'Ann' } });
    await request('POST /talks', { body: { title: 'a' } });
    const liked = { id: 1, title: 'a', likes_count: 1, liked: true };
    expect(await requestBody('POST /talks/{id}/like', { params })).toEqual(liked);
    expect(await requestBody('GET /talks/{id}', { params })).toEqual(liked);
    const unliked = { ...liked, likes_count: 0, liked: false };
    expect(await requestBody('DELETE /talks/{id}/like', { params })).toEqual(unliked);
  });

  it('are made where there is nobody yet, as the current person is', async () => {
    const operations = {
      'POST /talks/{id}/like': {},
      'GET /talks/{id}/likes': { response: arrayOf('User') },
    };
    const { request, requestBody } = await createCrudApi(contract(operations));
    await request('POST /talks', { body: { title: 'a' } });
    await request('POST /talks/{id}/like', { params });
    const people = await requestBody('GET /users');
    expect(people).toHaveLength(1);
    expect(await requestBody('GET /talks/{id}/likes', { params })).toEqual(people);
  });

  it.each<[string, Readonly<Record<string, number>>]>([
    ['userId', { userId: 2 }],
    ['user_id', { user_id: 2 }],
    ['member', { member: 2 }],
  ])('are those whom a query names by %s, and not who sends it', async (name, query) => {
    const who = { query: { [name]: { type: 'integer' } } };
    const operations = {
      'POST /talks/{id}/attendees': who,
      'DELETE /talks/{id}/attendees': who,
      'GET /talks/{id}/attendees': { response: arrayOf('User') },
    };
    const { request, requestBody } = await createCrudApi(contract(operations));
    for (const person of ['Ann', 'Bob']) await request('POST /users', { body: { name: person } });
    await request('POST /talks', { body: { title: 'a' } });
    await request('POST /talks/{id}/attendees', { params, query });
    expect(await requestBody('GET /talks/{id}/attendees', { params })).toMatchObject([{ name: 'Bob' }]);
    await request('DELETE /talks/{id}/attendees', { params, query });
    expect(await requestBody('GET /talks/{id}/attendees', { params })).toEqual([]);
  });

  it.each([['POST /talks/{id}/join'], ['POST /talks/{id}/members/{userId}']])(
    'are all taken out by a DELETE of the list, beside %s',
    async (add) => {
      const operations = {
        'POST /talks/{id}/join': {},
        'POST /talks/{id}/members/{userId}': {},
        'DELETE /talks/{id}/members': {},
        'GET /talks/{id}/members': { response: arrayOf('User') },
      };
      const { request, requestBody } = await createCrudApi(contract(operations));
      for (const person of ['Ann', 'Bob']) await request('POST /users', { body: { name: person } });
      await request('POST /talks', { body: { title: 'a' } });
      await request(add, { params: { ...params, userId: '1' } });
      await request('POST /talks/{id}/members/{userId}', { params: { ...params, userId: '2' } });
      expect(await requestBody('GET /talks/{id}/members', { params })).toHaveLength(2);
      await request('DELETE /talks/{id}/members', { params });
      expect(await requestBody('GET /talks/{id}/members', { params })).toEqual([]);
    },
  );

  it('are not what a list of anything else has', () => {
    const operations = {
      'POST /badges': { request: objectOf({ label: 'string' }), response: 'Badge', status: 201 },
      'GET /badges': { response: arrayOf('Badge') },
      'POST /talks/{id}/badge': { response: 'Badge', status: 201 },
      'GET /talks/{id}/badges': { response: arrayOf('Badge') },
    };
    expect(rolesIn(contract(operations))).toMatchObject({ 'POST /talks/{id}/badge': 'create talks/badges' });
  });

  it('respond with the item where those who marked it are listed', () => {
    const operations = {
      'POST /talks/{id}/boost': { response: 'Talk' },
      'GET /talks/{id}/boosts': { response: arrayOf('Badge') },
    };
    expect(rolesIn(contract(operations))['POST /talks/{id}/boost']).toMatch(/^action/);
  });
});
