import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const ids = { type: 'array', items: { type: 'integer' } };
const Tag = objectOf({ id: 'integer', name: 'string' });
const Phase = objectOf({ id: 'integer', title: 'string' });
const Task = objectOf({
  id: 'integer',
  title: 'string',
  tags: arrayOf('Tag'),
  phase: { $ref: '#/components/schemas/Phase' },
});
const below = '/boards/{board_id}';

/** Tasks that name tags and phases of their board; tags of a house are items of another collection with one schema. */
const contract = sketch(
  {
    'POST /boards': {
      request: objectOf({ 'id!': 'string' }),
      response: objectOf({ 'id!': 'string' }),
      status: 201,
    },
    'GET /boards/{board_id}': { response: objectOf({ 'id!': 'string' }) },
    ...Object.fromEntries(
      ['/houses/{house_id}', below].flatMap((path) => [
        [`POST ${path}/tags`, { request: objectOf({ name: 'string' }), response: 'Tag', status: 201 }],
        [`GET ${path}/tags/{id}`, { response: 'Tag' }],
      ]),
    ),
    [`POST ${below}/phases`]: { request: objectOf({ title: 'string' }), response: 'Phase', status: 201 },
    [`GET ${below}/phases/{id}`]: { response: 'Phase' },
    [`POST ${below}/tasks`]: {
      request: objectOf({ title: 'string', tags: ids, phase: 'integer' }),
      response: 'Task',
      status: 201,
    },
    [`GET ${below}/tasks`]: { response: arrayOf('Task') },
    [`POST ${below}/tasks/{id}/tags`]: { request: objectOf({ tags: ids }), response: 'Task' },
    'GET /tasks': { response: arrayOf('Task') },
  },
  { Tag, Phase, Task },
);

describe('what an item names of the items below its own parents', () => {
  it('is shown whole, and never what has the same id below another parent', async () => {
    const { request, requestBody } = await createCrudApi(contract);
    const made: Record<string, Record<string, unknown>[]> = { red: [], blue: [] };
    for (const [board_id, rows] of Object.entries(made)) {
      const params = { board_id };
      await request('POST /boards', { body: { id: board_id } });
      for (const name of ['bug', 'idea'])
        rows.push(Object(await requestBody(`POST ${below}/tags`, { params, body: { name } })));
      rows.push(Object(await requestBody(`POST ${below}/phases`, { params, body: { title: board_id } })));
    }
    const params = { board_id: 'blue' };
    const [bug, idea, phase] = made.blue ?? [];
    const [other] = made.red ?? [];
    const body = { title: 'Mend', tags: [bug?.id, other?.id], phase: phase?.id };
    const task = await requestBody(`POST ${below}/tasks`, { params, body });
    expect(task).toEqual({ id: 1, title: 'Mend', tags: [bug, { id: other?.id }], phase });
    expect(await requestBody(`GET ${below}/tasks`, { params })).toEqual([task]);
    const added = { params: { ...params, id: '1' }, body: { tags: [idea?.id] } };
    expect(await requestBody(`POST ${below}/tasks/{id}/tags`, added)).toMatchObject({
      tags: [bug, { id: other?.id }, idea],
    });
  });
});
