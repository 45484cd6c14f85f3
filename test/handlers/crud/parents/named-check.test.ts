import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const code = objectOf({ 'recoveryCode!': 'string', link: 'string' });

/** Identities with state, and an operation without it whose body names one of them. */
async function identities(request: Schema, status?: number) {
  const document = sketch(
    {
      'POST /identities': { request: objectOf({ name: 'string' }), response: 'Identity', status: 201 },
      'GET /identities': { response: arrayOf('Identity') },
      'GET /identities/{id}': { response: 'Identity' },
      'POST /recovery/code': { request, response: code, status: 201 },
    },
    { Identity: objectOf({ 'id!': 'integer', name: 'string' }) },
  );
  const { post } = Object(document.paths['/recovery/code']);
  if (status !== undefined) post.responses[status] = { description: 'x' };
  return (await contractSandbox(document)).api;
}

describe('an operation without state whose body names an item', () => {
  it.each<[sent: object, declared: number | undefined, status: number]>([
    [{ identity_id: 1 }, 404, 201],
    [{ identity_id: 9 }, 404, 404],
    [{ identityIds: [1, 9] }, 404, 404],
    [{ data: { identityId: 9 } }, 404, 404],
    [{ identity_id: 9 }, undefined, 201],
    [{ identity_id: 9 }, 422, 201],
    [{ serviceId: 9 }, 404, 201],
  ])('%j, with %s declared, is %i', async (sent, declared, status) => {
    const api = await identities({ type: 'object' }, declared);
    await api.post('/identities').send({ name: 'a' }).expect(201);
    expect((await api.post('/recovery/code').send(sent)).status).toBe(status);
  });

  it('takes any while nothing is in that collection', async () => {
    const api = await identities({ type: 'object' }, 404);
    await api.post('/recovery/code').send({ identity_id: 9 }).expect(201);
  });
});
