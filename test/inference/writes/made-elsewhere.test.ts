import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const components = {
  Course: objectOf({ 'id!': 'integer', title: 'string' }),
  Enrolment: objectOf({
    'id!': 'integer',
    courseId: 'integer',
    status: { type: 'string', enum: ['new', 'done'] },
  }),
  Movement: objectOf({
    'id!': 'integer',
    courseId: 'integer',
    'type!': { type: 'string', enum: ['DEPOSIT', 'WITHDRAWAL'] },
    amount: 'number',
  }),
};
const courses: Record<string, OperationSketch> = {
  'POST /courses': { request: objectOf({ title: 'string' }), response: 'Course', status: 201 },
  'GET /courses/{courseId}': { response: 'Course' },
};

describe('an act on one thing that makes another', () => {
  it.each<[string, OperationSketch, Record<string, OperationSketch>, string | undefined]>([
    [
      'POST /courses/{courseId}/enroll',
      { response: 'Enrolment' },
      { 'GET /me/enrolments': { response: arrayOf('Enrolment') } },
      'create me/enrolments',
    ],
    [
      'POST /courses/{courseId}/purchase',
      { response: 'Enrolment' },
      { 'GET /orders/{id}': { response: 'Enrolment' } },
      'create orders',
    ],
    [
      'POST /courses/{courseId}/deposit',
      { response: 'Movement' },
      { 'GET /courses/{courseId}/movements': { response: arrayOf('Movement') } },
      'create courses/movements',
    ],
    [
      'POST /courses/{courseId}/publish',
      { response: 'Enrolment' },
      { 'GET /orders/{id}': { response: 'Enrolment' } },
      undefined,
    ],
    ['POST /courses/{courseId}/book', { response: 'Course' }, {}, 'action courses'],
    ['POST /courses/{courseId}/enroll', { response: 'Enrolment' }, {}, undefined],
  ])('%s: %j beside %j', (name, act, shown, expected) => {
    expect(rolesIn(sketch({ ...courses, ...shown, [name]: act }, components))[name]).toBe(expected);
  });

  it('is what is listed, with the id in the path and the type of the act', async () => {
    const path = { courseId: { type: 'integer' } };
    const request = objectOf({ amount: 'number' });
    const document = sketch(
      {
        ...courses,
        'POST /courses/{courseId}/deposit': { request, response: 'Movement', path },
        'POST /courses/{courseId}/withdraw': { request, response: 'Movement', path },
        'GET /courses/{courseId}/movements': { response: arrayOf('Movement'), path },
      },
      components,
    );
    const api = await createCrudApi(document);
    await api.requestBody('POST /courses', { body: { title: 'a' } });
    const params = { courseId: 1 };
    for (const act of ['deposit', 'withdraw'])
      await api.requestBody(`POST /courses/{courseId}/${act}`, { params, body: { amount: 5 } });
    expect(await api.requestBody('GET /courses/{courseId}/movements', { params })).toEqual([
      { id: 1, courseId: 1, type: 'DEPOSIT', amount: 5 },
      { id: 2, courseId: 1, type: 'WITHDRAWAL', amount: 5 },
    ]);
  });
});
