import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** The status of a new transfer for which a flag is sent. */
async function statusOf(flag: string, value: boolean, states: readonly string[], example?: string) {
  const status = { type: 'string', enum: [...states] };
  const Transfer = objectOf({ 'id!': 'string', 'status!': status, [flag]: 'boolean' });
  const document = sketch(
    {
      'GET /transfers': { response: arrayOf('Transfer') },
      'POST /transfers': {
        request: objectOf({ [flag]: 'boolean' }),
        response: { ...Transfer, ...(example !== undefined && { example: { id: '1', status: example } }) },
        status: 201,
      },
    },
    { Transfer },
  );
  const api = await createCrudApi(document);
  const created = await api.requestBody<{ status: string }>('POST /transfers', { body: { [flag]: value } });
  return created.status;
}

const approvals = ['complete', 'canceled', 'pending_approval'];
const posts = ['published', 'scheduled', 'draft', 'archived'];
const captures = ['captured', 'requires_capture', 'failed'];

describe('the state of a new item', () => {
  it.each([
    ['require_approval', true, approvals, 'pending_approval'],
    ['requiresApproval', true, ['COMPLETE', 'AWAITING_APPROVAL'], 'AWAITING_APPROVAL'],
    ['draft', true, posts, 'draft'],
    ['isDraft', true, posts, 'draft'],
    ['publish', true, posts, 'published'],
    ['activate', true, ['pending', 'active', 'inactive'], 'active'],
    ['activate', false, ['pending', 'active', 'inactive'], 'pending'],
    ['capture', true, captures, 'captured'],
    ['capture', false, captures, 'requires_capture'],
  ])('is the one that %s: %s asks for', async (flag, value, states, expected) => {
    expect(await statusOf(flag, value, states)).toBe(expected);
  });

  it.each([
    [{ activate: true }, 'ACTIVE'],
    [{ activate: false }, 'PENDING'],
    [{ activate: 'true' }, 'PENDING'],
    [{}, 'PENDING'],
  ])('is the one that a flag in the query asks for: %j', async (query, expected) => {
    const status = { type: 'string', enum: ['PENDING', 'ACTIVE', 'DEPROVISIONED'] };
    const Person = objectOf({ 'id!': 'string', name: 'string', 'status!': status });
    const operations = {
      'GET /people/{id}': { response: 'Person' },
      'POST /people': {
        request: objectOf({ name: 'string' }),
        response: 'Person',
        query: { activate: { type: 'boolean' } },
      },
      'POST /people/{id}/lifecycle/deactivate': {},
    };
    const api = await createCrudApi(sketch(operations, { Person }));
    const made = await api.requestBody<{ id: string }>('POST /people', { query, body: { name: 'Ann' } });
    expect(made).toMatchObject({ status: expected });
    const params = { id: made.id };
    await api.request('POST /people/{id}/lifecycle/deactivate', { params });
    expect(await api.requestBody('GET /people/{id}', { params })).toEqual({
      ...made,
      status: 'DEPROVISIONED',
    });
  });

  it('is asked for rather than shown by an example', async () => {
    expect(await statusOf('require_approval', true, approvals, 'complete')).toBe('pending_approval');
    expect(await statusOf('require_approval', false, approvals, 'complete')).toBe('complete');
  });

  it('is no other where a flag names none, or two', async () => {
    const expected = await statusOf('gift', true, approvals);
    expect(expected).toBe('pending_approval');
    expect(await statusOf('publish', true, ['draft', 'published', 'publishing'])).toBe('draft');
  });
});
