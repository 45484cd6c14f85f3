import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Who is assigned to what: by which verbs, under which name that is sent, and in which property it is shown. */
const assignments: readonly [people: string, begin: string, end: string, sent: string, shown: string][] = [
  ['drivers', 'assign', 'release', 'driverId', 'currentDriver'],
  ['technicians', 'assign', 'unassign', 'technicianId', 'technician'],
  ['agents', 'assign-to', 'unassign-to', 'agent_id', 'assignee'],
  ['operators', 'assign', 'unassign', 'assigneeId', 'assignee'],
];

describe('an action that names by an id what its item shows whole', () => {
  it.each(assignments)('puts one of the %s there by %s, and takes it away by %s', async (...row) => {
    const [people, begin, end, sent, shown] = row;
    const operations: Readonly<Record<string, OperationSketch>> = {
      [`POST /${people}`]: { request: objectOf({ name: 'string' }), response: 'Person', status: 201 },
      [`GET /${people}/{id}`]: { response: 'Person' },
      'POST /jobs': { request: objectOf({ title: 'string' }), response: 'Job', status: 201 },
      'GET /jobs/{id}': { response: 'Job' },
      [`POST /jobs/{id}/${begin}`]: { request: objectOf({ [`${sent}!`]: 'integer' }), response: 'Job' },
      [`POST /jobs/{id}/${end}`]: { response: 'Job' },
    };
    const status = { type: 'string' as const, enum: ['AVAILABLE', 'IN_USE'] };
    const schemas = {
      Person: objectOf({ 'id!': 'integer', name: 'string' }),
      Job: objectOf({ 'id!': 'integer', title: 'string', status, [shown]: ref('Person') }),
    };
    const { api } = await contractSandbox(sketch(operations, schemas));
    for (const name of ['Ada', 'Bob']) await api.post(`/${people}`).send({ name }).expect(201);
    const { body: job } = await api.post('/jobs').send({ title: 'x' }).expect(201);
    expect(job).not.toHaveProperty(shown);
    const { body } = await api
      .post(`/jobs/1/${begin}`)
      .send({ [sent]: 2 })
      .expect(200);
    expect(body).toMatchObject({ [shown]: { id: 2, name: 'Bob' } });
    expect((await api.get('/jobs/1').expect(200)).body).toEqual(body);
    const ended = await api.post(`/jobs/1/${end}`).expect(200);
    expect(ended.body).not.toHaveProperty(shown);
    expect((await api.get('/jobs/1').expect(200)).body).toEqual(ended.body);
  });
});
