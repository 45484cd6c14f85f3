import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const account = objectOf({ id: 'integer', code: 'string' });

/** Projects that are found by their id or their key, and tickets that name theirs. @param own what tickets name it in */
function api(own: Record<string, string | Schema>, query: Record<string, Schema> = {}) {
  const Project = objectOf({ id: 'integer', 'key!': 'string' });
  const Ticket = objectOf({ id: 'integer', title: 'string', ...own });
  const path = { project_id_or_key: { type: 'string' } };
  return createCrudApi(
    sketch(
      {
        'POST /projects': { request: objectOf({ 'key!': 'string' }), response: 'Project', status: 201 },
        'GET /projects/{project_id_or_key}': { response: 'Project', path },
        'GET /projects/{project_id_or_key}/tickets': { response: arrayOf('Ticket'), path, query },
        'POST /tickets': { request: 'Ticket', response: 'Ticket', status: 201 },
        'GET /tickets/{id}': { response: 'Ticket' },
        'PATCH /tickets/{id}': { request: 'Ticket', response: 'Ticket' },
      },
      { Project, Ticket },
    ),
  );
}

describe('an item that names its parent by something else than its id', () => {
  it.each<[string, Record<string, string | Schema>, object]>([
    [
      'the key, beside the id',
      { project: 'string', projectId: { type: 'integer', readOnly: true } },
      { project: 'EX' },
    ],
    ['the key alone', { project: 'string' }, { project: 'EX' }],
    [
      'an object with the key',
      { project: objectOf({ id: 'integer', key: 'string' }) },
      { project: { key: 'EX' } },
    ],
  ])('is listed below it: %s', async (_, own, sent) => {
    const { requestBody } = await api(own);
    for (const key of ['OTHER', 'EX']) await requestBody('POST /projects', { body: { key } });
    await requestBody('POST /tickets', { body: { title: 'a', ...sent } });
    const listed = (id: string) =>
      requestBody('GET /projects/{project_id_or_key}/tickets', { params: { project_id_or_key: id } });
    for (const id of ['2', 'EX']) expect(await listed(id), id).toMatchObject([{ id: 1, title: 'a' }]);
    expect(await listed('OTHER')).toEqual([]);
    await requestBody('PATCH /tickets/{id}', { params: { id: '1' }, body: { title: 'b' } });
    expect(await listed('EX')).toMatchObject([{ title: 'b' }]);
  });

  it('has the id of that parent where its schema has room for it', async () => {
    const { requestBody } = await api({ project: 'string', projectId: 'integer' });
    await requestBody('POST /projects', { body: { key: 'EX' } });
    const made = await requestBody('POST /tickets', { body: { project: 'EX' } });
    expect(made).toMatchObject({ project: 'EX', projectId: 1 });
  });
});

describe('the items below one that they refer to in an object', () => {
  it.each<[string, Record<string, Schema>, Record<string, unknown>]>([
    ['sorted', { sort: { type: 'string', enum: ['title', 'id'], default: 'title' } }, {}],
    ['filtered', { title: { type: 'string' } }, { title: 'a' }],
  ])('are all there when they are %s', async (_, query, asked) => {
    const { requestBody } = await api({ project: account }, query);
    await requestBody('POST /projects', { body: { key: 'EX' } });
    await requestBody('POST /tickets', { body: { title: 'a', project: { id: 1 } } });
    const params = { project_id_or_key: '1' };
    const listed = await requestBody('GET /projects/{project_id_or_key}/tickets', { params, query: asked });
    expect(listed).toMatchObject([{ title: 'a' }]);
  });
});
