import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const User = objectOf({ id: 'integer', name: 'string' });
const Course = objectOf({ id: 'integer', title: 'string' }, { additionalProperties: false });
const members = '/courses/{courseId}/students';

/** Users, and courses that have some of them below their path alone. */
function contract(writes: Record<string, OperationSketch>) {
  return sketch(
    {
      'POST /users': { request: objectOf({ name: 'string' }), response: 'User', status: 201 },
      'GET /users/{id}': { response: 'User' },
      'PATCH /users/{id}': { request: objectOf({ name: 'string' }), response: 'User' },
      'DELETE /users/{id}': {},
      'POST /courses': { request: objectOf({ title: 'string' }), response: 'Course', status: 201 },
      'GET /courses/{courseId}': { response: 'Course' },
      [`GET ${members}`]: { response: arrayOf('User') },
      ...writes,
    },
    { User, Course },
  );
}

async function filled(writes: Record<string, OperationSketch>) {
  const api = await createCrudApi(contract(writes));
  for (const name of ['Ann', 'Bob']) await api.requestBody('POST /users', { body: { name } });
  for (const title of ['Sums', 'Verse']) await api.requestBody('POST /courses', { body: { title } });
  const listed = (courseId: string) => api.requestBody(`GET ${members}`, { params: { courseId } });
  return { ...api, listed };
}

describe('items that only paths put below others', () => {
  const onPath = `${members}/{userId}`;

  it.each<[string, Record<string, OperationSketch>, object]>([
    [`POST ${onPath}`, { [`POST ${onPath}`]: {} }, { params: { courseId: '1', userId: '2' } }],
    [`PUT ${onPath}`, { [`PUT ${onPath}`]: {} }, { params: { courseId: '1', userId: '2' } }],
    [
      `POST ${members}`,
      { [`POST ${members}`]: { request: objectOf({ 'student_id!': 'integer' }) } },
      { params: { courseId: '1' }, body: { student_id: 2 } },
    ],
  ])('are there as they are at any time: %s', async (id, writes, sent) => {
    const { request, requestBody, listed } = await filled(writes);
    expect(await listed('1')).toEqual([]);
    await request(id, sent);
    await request(id, sent);
    expect(await listed('1')).toEqual([{ id: 2, name: 'Bob' }]);
    expect(await listed('2')).toEqual([]);
    await requestBody('PATCH /users/{id}', { params: { id: '2' }, body: { name: 'Robert' } });
    expect(await listed('1')).toEqual([{ id: 2, name: 'Robert' }]);
    expect(await requestBody('GET /courses/{courseId}', { params: { courseId: '1' } })).toEqual({
      id: 1,
      title: 'Sums',
    });
    await request('DELETE /users/{id}', { params: { id: '2' } });
    expect(await listed('1')).toEqual([]);
  });

  it('are taken out again, and not deleted', async () => {
    const { request, requestBody, listed } = await filled({
      [`POST ${onPath}`]: {},
      [`DELETE ${onPath}`]: {},
    });
    for (const courseId of ['1', '2']) await request(`POST ${onPath}`, { params: { courseId, userId: '2' } });
    await request(`DELETE ${onPath}`, { params: { courseId: '1', userId: '2' } });
    expect(await listed('1')).toEqual([]);
    expect(await listed('2')).toEqual([{ id: 2, name: 'Bob' }]);
    expect(await requestBody('GET /users/{id}', { params: { id: '2' } })).toEqual({ id: 2, name: 'Bob' });
    await expect(request(`DELETE ${onPath}`, { params: { courseId: '1', userId: '2' } })).rejects.toThrow();
  });

  it('have to exist', async () => {
    const { request } = await filled({ [`POST ${onPath}`]: {} });
    const unknown = request(`POST ${onPath}`, { params: { courseId: '1', userId: '7' } });
    await expect(unknown).rejects.toThrow('users has no 7');
  });

  it('are items of their own where they are sent whole', () => {
    const writes = { [`POST ${members}`]: { request: objectOf({ 'name!': 'string' }), response: 'User' } };
    expect(rolesIn(contract(writes))[`POST ${members}`]).toMatch(/^create/);
  });
});

describe('items put below others by the ids in a body', () => {
  const path = '/teams/{teamId}/people';
  const ids = { type: 'array', items: { type: 'integer' } };
  const Team = objectOf({ id: 'integer', title: 'string' }, { additionalProperties: false });
  const create: Record<string, OperationSketch> = {
    'POST /people': { request: objectOf({ name: 'string' }), response: 'User', status: 201 },
  };
  const Row = objectOf({ id: 'integer', name: 'string', isMember: 'boolean' });

  it.each<[string, Record<string, OperationSketch>, Schema, Readonly<Record<string, string | Schema>>]>([
    ['rows in an envelope', create, objectOf({ items: arrayOf('User') }), { person_ids: ids }],
    ['rows of their own schema', create, arrayOf('Row'), { ids }],
    [
      'what nothing creates',
      {},
      objectOf({ _results: arrayOf('User'), count: 'integer' }),
      { personIds: ids },
    ],
    ['what nothing creates, one by one', {}, arrayOf('User'), { person_id: 'integer' }],
  ])('are there: %s', async (_, creates, response, sent) => {
    const document = sketch(
      {
        'GET /people': { response: arrayOf('User') },
        'GET /people/{id}': { response: 'User' },
        'POST /teams': { request: objectOf({ title: 'string' }), response: 'Team', status: 201 },
        'GET /teams/{teamId}': { response: 'Team' },
        [`GET ${path}`]: { response },
        [`POST ${path}`]: { request: objectOf(sent), status: 204 },
        [`DELETE ${path}`]: { request: objectOf(sent), status: 204 },
        ...creates,
      },
      { User, Team, Row },
    );
    const { request, requestBody } = await createCrudApi(document);
    if (Object.keys(creates).length > 0)
      for (const name of ['Ann', 'Bob']) await request('POST /people', { body: { name } });
    await request('POST /teams', { body: { title: 'Blue' } });
    const params = { teamId: '1' };
    const body = Object.fromEntries(
      Object.entries(sent).map(([name, type]) => [name, type === ids ? [2] : 2]),
    );
    const shownIds = async () =>
      [...JSON.stringify(await requestBody(`GET ${path}`, { params })).matchAll(/"id":(\d+)/g)].map(
        ([, id]) => id,
      );
    expect(await shownIds()).toEqual([]);
    await request(`POST ${path}`, { params, body });
    expect(await shownIds()).toEqual(['2']);
    await request(`DELETE ${path}`, { params, body });
    expect(await shownIds()).toEqual([]);
  });

  it('are items of their own where the ids are of something else', () => {
    const document = sketch(
      {
        'GET /refunds': { response: arrayOf('User') },
        'POST /orders': { request: objectOf({ title: 'string' }), response: 'Team', status: 201 },
        'GET /orders/{id}': { response: 'Team' },
        'GET /orders/{id}/refunds': { response: arrayOf('User') },
        'POST /orders/{id}/refunds': {
          request: objectOf({ payment_id: 'integer' }),
          response: 'User',
          status: 201,
        },
      },
      { User, Team },
    );
    expect(rolesIn(document)['POST /orders/{id}/refunds']).toMatch(/^create/);
  });
});

describe('items that verbs put below others', () => {
  const body = { student: 2, insert_before: null };
  const request = objectOf({ 'student!': 'integer', insert_before: { type: 'integer', nullable: true } });

  it.each([
    ['addStudent', 'removeStudent'],
    ['enroll-student', 'drop_student'],
  ])('are shown by the list beside the verb: %s', async (add, remove) => {
    const { request: send, listed } = await filled({
      [`POST /courses/{courseId}/${add}`]: { request },
      [`POST /courses/{courseId}/${remove}`]: { request },
    });
    const sent = { params: { courseId: '1' }, body };
    await send(`POST /courses/{courseId}/${add}`, sent);
    expect(await listed('1')).toEqual([{ id: 2, name: 'Bob' }]);
    expect(await listed('2')).toEqual([]);
    await send(`POST /courses/{courseId}/${remove}`, sent);
    expect(await listed('1')).toEqual([]);
  });
});

describe('items that are named by an identifier of the server', () => {
  it.each([
    ['clubs', 'club_id'],
    ['companies', 'companyId'],
  ])('are members by their main one, and responses show them whole: %s', async (segment, key) => {
    const Group = objectOf({ id: 'string', [key]: 'string', name: 'string' });
    const api = await createCrudApi(
      sketch(
        {
          [`POST /${segment}`]: {
            request: objectOf({ [`${key}!`]: 'string', name: 'string' }),
            response: 'Group',
            status: 201,
          },
          [`GET /${segment}/{${key}}`]: { response: 'Group' },
          'POST /users': { request: objectOf({ name: 'string' }), response: 'User', status: 201 },
          'GET /users/{user_id}': { response: 'User' },
          [`GET /users/{user_id}/${segment}`]: { response: arrayOf('Group') },
          [`POST /users/{user_id}/${segment}`]: { request: objectOf({ 'id!': 'string' }), response: 'Group' },
          [`DELETE /users/{user_id}/${segment}/{${key}}`]: { response: 'Group' },
        },
        { User, Group },
      ),
    );
    const group = await api.requestBody<{ id: string }>(`POST /${segment}`, {
      body: { [key]: 'acme', name: 'Acme' },
    });
    await api.requestBody('POST /users', { body: { name: 'Ann' } });
    const found = await api.requestBody(`GET /${segment}/{${key}}`, { params: { [key]: group.id } });
    expect(found).toEqual({ id: expect.any(String), [key]: 'acme', name: 'Acme' });
    const params = { user_id: '1' };
    const list = `/users/{user_id}/${segment}`;
    expect(await api.requestBody(`POST ${list}`, { params, body: { id: group.id } })).toEqual(group);
    expect(await api.requestBody(`GET ${list}`, { params })).toEqual([group]);
    expect(
      await api.requestBody(`DELETE ${list}/{${key}}`, { params: { ...params, [key]: group.id } }),
    ).toEqual(group);
    expect(await api.requestBody(`GET ${list}`, { params })).toEqual([]);
    await api.close();
  });
});

describe('a member whom only `me` has shown', () => {
  const Team = objectOf({ id: 'integer', name: 'string' }, { additionalProperties: false });
  const Person = objectOf({ 'login!': 'string', full_name: 'string' });

  const alike = {
    'GET /boards/{board}/guests': { response: arrayOf('Person') },
    'GET /boards/{board}/guests/{login}': { response: 'Person' },
    'PUT /boards/{board}/guests/{login}': { request: 'Person', response: 'Person' },
  };

  it.each([
    ['PUT', {}],
    ['POST', {}],
    ['PUT', alike],
  ])('is somebody, once a %s says so, beside %j', async (method, others) => {
    const path = '/teams/{id}/members/{login}';
    const api = await createCrudApi(
      sketch(
        {
          ...others,
          'GET /user': { response: 'Person' },
          'POST /users': { request: 'Person', response: 'Person', status: 201 },
          'GET /users/{login}': { response: 'Person' },
          'POST /teams': { request: objectOf({ name: 'string' }), response: 'Team', status: 201 },
          'GET /teams/{id}': { response: 'Team' },
          'GET /teams/{id}/members': { response: arrayOf('Person') },
          [`${method} ${path}`]: {},
        },
        { Team, Person },
      ),
    );
    const me = await api.requestBody<{ login: string }>('GET /user');
    await api.requestBody('POST /teams', { body: { name: 'Core' } });
    const add = `${method} ${path}`;
    await expect(api.request(add, { params: { id: '1', login: 'nobody' } })).rejects.toMatchObject({
      code: 'not-found',
    });
    await api.request(add, { params: { id: '1', login: me.login } });
    expect(await api.requestBody('GET /teams/{id}/members', { params: { id: '1' } })).toEqual([me]);
    expect(await api.requestBody('GET /user')).toEqual(me);
  });
});
