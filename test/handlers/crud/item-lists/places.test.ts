import { describe, expect, it } from 'vitest';
import { type CrudApi, createCrudApi, type SentRequest } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const time = { type: 'string', format: 'date-time' };
const schemas = {
  User: objectOf({ 'id!': 'integer', name: 'string' }),
  Course: objectOf({
    'id!': 'integer',
    title: 'string',
    capacity: 'integer',
    enrolledCount: 'integer',
    spotsLeft: 'integer',
  }),
  Event: objectOf({ 'id!': 'integer', title: 'string', capacity: 'integer', participants: arrayOf('User') }),
  Post: objectOf({ 'id!': 'integer', title: 'string', likes: { type: 'array', items: { type: 'integer' } } }),
  Enrollment: objectOf({
    'id!': 'integer',
    'courseId!': 'integer',
    'userId!': 'integer',
    'enrolledAt!': time,
  }),
};

/** People, and what they take part in. */
async function createApi(operations: Readonly<Record<string, OperationSketch>>): Promise<CrudApi> {
  const items = Object.entries({ courses: 'Course', events: 'Event', posts: 'Post' }).map(([path, name]) => ({
    [`POST /${path}`]: {
      request: objectOf({ title: 'string', capacity: 'integer' }),
      response: name,
      status: 201,
    },
    [`GET /${path}`]: { response: arrayOf(name) },
    [`GET /${path}/{id}`]: { response: name },
  }));
  const api = await createCrudApi(
    sketch(
      {
        'POST /users': { request: objectOf({ name: 'string' }), response: 'User', status: 201 },
        'GET /users': { response: arrayOf('User') },
        'GET /users/{id}': { response: 'User' },
        ...Object.assign({}, ...items),
        ...operations,
      },
      schemas,
    ),
  );
  for (const name of ['Ann', 'Bob']) await api.request('POST /users', { body: { name } });
  for (const path of ['courses', 'events', 'posts'])
    await api.request(`POST /${path}`, { body: { title: 'a', capacity: 1 } });
  return api;
}

const params = { id: '1' };

async function statusOf(api: CrudApi, id: string, sent: SentRequest = {}): Promise<number | undefined> {
  return api.request(id, { params, ...sent }).then(
    ({ status }) => status,
    (error: { status?: number }) => error.status,
  );
}

describe('a place in an item', () => {
  const listed = { 'GET /courses/{id}/students': { response: arrayOf('User') } };
  const byId = { request: objectOf({ 'userId!': 'integer' }) };

  it.each<[string, string, OperationSketch]>([
    ['POST /courses/{id}/enroll', 'POST /courses/{id}/unenroll', byId],
    ['POST /courses/{id}/join', 'POST /courses/{id}/leave', byId],
    ['POST /courses/{id}/register', 'DELETE /courses/{id}/register', byId],
  ])('%s takes it for whom it names, and %s gives it back', async (enroll, leave, declared) => {
    const api = await createApi({
      ...listed,
      'GET /users/{id}/courses': { response: arrayOf('Course') },
      [enroll]: { ...declared, response: 'Enrollment', status: 201, refuses: { 409: 'x' } },
      [leave]: declared,
    });
    const sent = { body: { userId: 2 } };
    const first = await api.requestBody(enroll, { params, ...sent });
    expect(first).toMatchObject({
      courseId: 1,
      userId: 2,
      enrolledAt: api.runtime.clock.now().toISOString(),
    });
    expect(await api.requestBody('GET /courses/{id}/students', { params })).toEqual([{ id: 2, name: 'Bob' }]);
    expect(await api.requestBody('GET /courses/{id}', { params })).toMatchObject({
      enrolledCount: 1,
      spotsLeft: 0,
    });
    expect(await api.requestBody('GET /users/{id}/courses', { params: { id: '2' } })).toMatchObject([
      { id: 1 },
    ]);
    expect(await api.requestBody('GET /users/{id}/courses', { params })).toEqual([]);
    expect(await statusOf(api, enroll, sent)).toBe(409);
    expect(await statusOf(api, enroll, { body: { userId: 1 } })).toBe(409);
    await api.request(leave, { params, ...sent });
    expect(await api.requestBody('GET /courses/{id}', { params })).toMatchObject({
      enrolledCount: 0,
      spotsLeft: 1,
    });
    expect(await statusOf(api, enroll, { body: { userId: 1 } })).toBe(201);
  });

  it.each<[string, string, OperationSketch['refuses'], number]>([
    ['POST', 'join', { 409: 'Conflict' }, 409],
    ['POST', 'join', { 400: 'Already a participant' }, 400],
    ['POST', 'attend', { 400: 'Bad request' }, 200],
    ['POST', 'join', {}, 200],
    ['PUT', 'join', { 409: 'Conflict' }, 200],
  ])('%s %s twice with %j is %d', async (method, verb, refuses, status) => {
    const join = `${method} /events/{id}/${verb}`;
    const api = await createApi({ [join]: { response: 'Event', ...(refuses && { refuses }) } });
    expect(await api.requestBody(join, { params })).toMatchObject({ participants: [{ id: 1, name: 'Ann' }] });
    expect(await statusOf(api, join)).toBe(status);
    expect(await api.requestBody('GET /events/{id}', { params })).toMatchObject({
      participants: [{ id: 1 }],
    });
  });

  it('is an id, where the item shows those', async () => {
    const api = await createApi({
      'POST /posts/{id}/like': { response: 'Post' },
      'DELETE /posts/{id}/like': { response: 'Post' },
    });
    expect(await api.requestBody('POST /posts/{id}/like', { params })).toMatchObject({ likes: [1] });
    expect(await api.requestBody('POST /posts/{id}/like', { params })).toMatchObject({ likes: [1] });
    expect(await api.requestBody('DELETE /posts/{id}/like', { params })).toMatchObject({ likes: [] });
  });

  it('is listed for whoever sends the request', async () => {
    const api = await createApi({
      ...listed,
      'POST /courses/{id}/enroll': { response: 'Enrollment', status: 201 },
      'GET /users/me/courses': { response: arrayOf('Course') },
    });
    expect(await api.requestBody('GET /users/me/courses')).toEqual([]);
    await api.request('POST /courses/{id}/enroll', { params });
    expect(await api.requestBody('GET /users/me/courses')).toMatchObject([{ id: 1 }]);
  });
});
