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
