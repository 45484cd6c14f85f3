import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Tuple = objectOf({ 'object!': 'string', 'relation!': 'string', subject_id: 'string' });
const Grant = objectOf({ 'scope!': 'string', userId: 'string' });

/** A contract whose operations have names of their own. */
function contractOf(
  [put, name]: readonly [path: string, operationId: string],
  list: string,
  { row, rows }: { row: string; rows?: string },
) {
  const filters = { query: { subject_id: { type: 'string' }, userId: { type: 'string' } } } as const;
  const document = sketch(
    {
      [`PUT ${put}`]: { request: row, response: row, status: 201 },
      [`GET ${list}`]: {
        response: rows === undefined ? row : objectOf({ [rows]: arrayOf(row), next: 'string' }),
        ...filters,
      },
      [`DELETE ${put}`]: filters,
    },
    { Tuple, Grant },
  );
  const { put: operation } = document.paths[put] as { put: object };
  Object.assign(operation, { operationId: name });
  return document;
}

describe('a PUT that makes something each time', () => {
  it.each([
    [
      '/admin/tuples',
      'createRelationship',
      '/tuples',
      'tuples',
      'Tuple',
      'subject_id',
      { object: 'a', relation: 'own' },
    ],
    ['/grants', 'add_grant', '/grants', 'data', 'Grant', 'userId', { scope: 'read' }],
    [
      '/v1/entitlements',
      'Create entitlement',
      '/v1/entitlements',
      'entitlements',
      'Grant',
      'userId',
      { scope: 'x' },
    ],
  ])('creates beside a list: %s', async (put, id, list, rows, row, filter, sent) => {
    const { api } = await contractSandbox(contractOf([put, id], list, { row, rows }));
    const [first, second] = [
      { ...sent, [filter]: 'ann' },
      { ...sent, [row === 'Tuple' ? 'object' : 'scope']: 'b', [filter]: 'ann' },
    ];
    for (const each of [first, second])
      expect((await api.put(put).send(each).expect(201)).body).toEqual(each);
    const shown = async (of: string) =>
      (
        await api
          .get(list)
          .query({ [filter]: of })
          .expect(200)
      ).body[rows];
    expect(await shown('ann')).toEqual([first, second]);
    expect(await shown('bob')).toEqual([]);
    await api
      .delete(put)
      .query({ [filter]: 'ann' })
      .expect(204);
    expect(await shown('ann')).toEqual([]);
  });

  it('is no check of several', () => {
    const contract = contractOf(['/grants', 'createGrant'], '/grants', { row: 'Grant', rows: 'data' });
    const checks = sketch(
      {
        'POST /grants/batch/check': {
          request: objectOf({ grants: arrayOf('Grant') }),
          response: objectOf({ ok: 'boolean' }),
        },
      },
      { Grant },
    );
    const roles = rolesIn({ ...contract, paths: { ...contract.paths, ...checks.paths } });
    expect(Object.values(roles)).toContain('create grants');
    expect(roles['POST /grants/batch/check']).toBeUndefined();
  });

  it.each([
    ['updateGrant', 'data'],
    ['createGrant', undefined],
  ])('is none that is called %s, of %s', (id, rows) => {
    const contract = contractOf(['/grants', id], '/grants', { row: 'Grant', ...(rows && { rows }) });
    expect(Object.values(rolesIn(contract))).not.toContain('create grants');
  });
});
