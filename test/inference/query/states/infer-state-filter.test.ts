import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const flag: Schema = { type: 'boolean' };
const stage: Schema = { type: 'string', enum: ['open', 'archived'] };

/** The names of the boards that a query lists, of which the second is archived. */
async function listed(
  row: Readonly<Record<string, Schema>>,
  states: readonly object[],
  query: Readonly<Record<string, Schema>>,
  sent: Readonly<Record<string, boolean | string>>,
): Promise<readonly string[]> {
  const Board = objectOf({ 'id!': 'integer', 'name!': 'string', ...row });
  const document = sketch(
    {
      'POST /boards': { request: objectOf({ name: 'string', ...row }), response: 'Board', status: 201 },
      'GET /boards': { response: arrayOf('Board'), query },
    },
    { Board },
  );
  const api = await createCrudApi(document);
  for (const [i, state] of states.entries())
    await api.request('POST /boards', { body: { name: `board ${i}`, ...state } });
  const rows = await api.requestBody<readonly { name: string }[]>('GET /boards', { query: sent });
  return rows.map(({ name }) => name);
}

const [live, gone] = ['board 0', 'board 1'];

describe('a flag in the query that names a state', () => {
  const isArchived = { isArchived: flag };
  const flags = [{ isArchived: false }, { isArchived: true }];
  const stages = [{ stage: 'open' }, { stage: 'archived' }];
  it.each<
    [
      string,
      Readonly<Record<string, Schema>>,
      readonly object[],
      Schema,
      boolean | undefined,
      readonly (string | undefined)[],
    ]
  >([
    ['archived', isArchived, flags, flag, true, [gone]],
    ['archived', isArchived, flags, flag, false, [live]],
    ['archived', isArchived, flags, flag, undefined, [live, gone]],
    ['unarchived', isArchived, flags, flag, true, [live]],
    ['onlyArchived', isArchived, flags, flag, true, [gone]],
    ['archived_only', isArchived, flags, { ...flag, default: false }, undefined, [live, gone]],
    ['archived_only', isArchived, flags, flag, false, [live, gone]],
    ['archived', { stage }, stages, flag, true, [gone]],
    ['include_archived', isArchived, flags, flag, true, [live, gone]],
    ['include_archived', isArchived, flags, flag, undefined, [live]],
    ['includeArchived', { stage }, stages, flag, false, [live]],
    ['includeArchived', { stage }, stages, flag, true, [live, gone]],
    ['includeMembers', isArchived, flags, flag, undefined, [live, gone]],
  ])('%s of %j %j: %j sent as %j', async (name, row, states, schema, value, expected) => {
    const sent = value === undefined ? {} : { [name]: value };
    expect(await listed(row, states, { [name]: schema }, sent)).toEqual(expected);
  });
});

describe('a choice of states in the query', () => {
  const choice: Schema = { type: 'string', enum: ['all', 'active', 'completed'] };
  const row = { completed: flag };
  const flags = [{ completed: false }, { completed: true }];
  it.each<[string, Readonly<Record<string, Schema>>, readonly object[], Schema, string, readonly string[]]>([
    ['filter', row, flags, choice, 'completed', [gone]],
    ['filter', row, flags, choice, 'active', [live]],
    ['filter', row, flags, choice, 'all', [live, gone]],
    ['status', { isDone: flag }, [{ isDone: false }, { isDone: true }], choice, 'completed', [gone]],
    ['view', { stage }, stages(), { type: 'string', enum: ['any', 'open', 'archived'] }, 'archived', [gone]],
    ['filter', row, flags, { type: 'string', enum: ['completed', 'late', 'active'] }, 'late', [live, gone]],
    ['colour', row, flags, choice, 'completed', [live, gone]],
  ])('%s of %j %j: %j sent as %j', async (name, rows, states, schema, value, expected) => {
    expect(await listed(rows, states, { [name]: schema }, { [name]: value })).toEqual(expected);
  });

  it('is by default what the contract says', async () => {
    const query = { filter: { ...choice, default: 'active' } };
    expect(await listed(row, flags, query, {})).toEqual([live]);
  });

  function stages() {
    return [{ stage: 'open' }, { stage: 'archived' }];
  }
});
