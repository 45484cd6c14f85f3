import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const named = objectOf({ 'id!': 'integer', name: 'string' });
const ids = { type: 'array' as const, items: { type: 'integer' as const } };

/** Enrolments that name students and courses by their ids alone, in operations that declare a status for unknown ones. */
async function school(status?: number) {
  const operations: Readonly<Record<string, OperationSketch>> = {
    'POST /students': { request: objectOf({ name: 'string' }), response: 'Student', status: 201 },
    'GET /students/{id}': { response: 'Student' },
    'GET /courses/{courseId}/students': { response: arrayOf('Student') },
    'POST /courses': { request: objectOf({ name: 'string' }), response: 'Course', status: 201 },
    'GET /courses/{courseId}': { response: 'Course' },
    'POST /enrolments': { request: 'Input', response: 'Enrolment', status: 201 },
    'GET /enrolments/{id}': { response: 'Enrolment' },
  };
  const sent = { studentId: 'integer', courseIds: ids, enrolmentId: 'integer' } as const;
  const document = sketch(operations, {
    ...{ Student: named, Course: objectOf({ 'id!': 'integer', name: 'string' }) },
    Input: objectOf(sent),
    Enrolment: objectOf({ 'id!': 'integer', ...sent }),
  });
  const { post } = Object(document.paths['/enrolments']);
  if (status !== undefined) post.responses[status] = { description: 'x' };
  return (await contractSandbox(document)).api;
}

describe('the ids of other collections in a body', () => {
  it.each<[object, number | undefined, number]>([
    [{ studentId: 1, courseIds: [1] }, 404, 201],
    [{ studentId: 9 }, 404, 404],
    [{ courseIds: [1, 9] }, 422, 422],
    [{ studentId: 9 }, 409, 409],
    [{ studentId: 9 }, undefined, 201],
    [{ enrolmentId: 9 }, 404, 201],
  ])('%j, with %s declared, is %i', async (sent, declared, status) => {
    const api = await school(declared);
    await api.post('/students').send({ name: 'a' });
    await api.post('/courses').send({ name: 'b' });
    expect((await api.post('/enrolments').send(sent)).status).toBe(status);
  });

  it('are taken while nothing is in that collection', async () => {
    const api = await school(404);
    expect((await api.post('/enrolments').send({ studentId: 9 })).status).toBe(201);
  });
});

describe('the keys of other collections in a body', () => {
  it.each<[key: string, sent: string, value: unknown, status: number]>([
    ['code', 'plan_code', 'pro', 201],
    ['code', 'plan_code', 'nope', 404],
    ['slug', 'planSlug', 'nope', 404],
    ['key', 'planKeys', ['pro', 'nope'], 404],
    ['name', 'plan_name', 'nope', 201],
    ['code', 'currency_code', 'nope', 201],
    ['code', 'plan', 'nope', 201],
  ])('where plans are found by their %s, %s: %j is %i', async (key, name, value, status) => {
    const sent = Array.isArray(value)
      ? { type: 'array' as const, items: { type: 'string' as const } }
      : 'string';
    const document = sketch(
      {
        'POST /plans': { request: 'Plan', response: 'Plan', status: 201 },
        [`GET /plans/{${key}}`]: { response: 'Plan' },
        'POST /subscriptions': { request: 'Input', response: 'Subscription', status: 201 },
        'GET /subscriptions/{id}': { response: 'Subscription' },
      },
      {
        Plan: objectOf({ [`${key}!`]: 'string', amount: 'integer' }),
        Input: objectOf({ [name]: sent }),
        Subscription: objectOf({ 'id!': 'integer', [name]: sent }),
      },
    );
    Object(document.paths['/subscriptions']).post.responses[404] = { description: 'x' };
    const { api } = await contractSandbox(document);
    await api
      .post('/plans')
      .send({ [key]: 'pro' })
      .expect(201);
    expect((await api.post('/subscriptions').send({ [name]: value })).status).toBe(status);
  });

  it('are no text that only is called as a collection is', async () => {
    const document = sketch(
      {
        'POST /phone-numbers': { request: objectOf({ label: 'string' }), response: 'Phone', status: 201 },
        'GET /phone-numbers/{id}': { response: 'Phone' },
        'POST /calls': { request: objectOf({ phone_number: 'string' }), response: 'Call', status: 201 },
        'GET /calls/{id}': { response: 'Call' },
      },
      {
        Phone: objectOf({ 'id!': 'integer', label: 'string' }),
        Call: objectOf({ 'id!': 'integer', phone_number: 'string' }),
      },
    );
    Object(document.paths['/calls']).post.responses[404] = { description: 'x' };
    const { api } = await contractSandbox(document);
    await api.post('/phone-numbers').send({ label: 'a' }).expect(201);
    expect((await api.post('/calls').send({ phone_number: '+1' })).status).toBe(201);
  });
});
