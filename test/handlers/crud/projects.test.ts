import { beforeEach, describe, expect, it } from 'vitest';
import { type CrudApi, createCrudApi, loadTestContract } from '../../support/crud-api.ts';
import { startOfTime } from '../../support/fixed-runtime.ts';

const document = await loadTestContract('projects');

interface Named {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

describe('uuids, an envelope with limit and offset, and children of children', () => {
  let api: CrudApi;
  beforeEach(async () => {
    api = await createCrudApi(document);
  });

  const create = async (name: string) =>
    (await api.requestBody<{ data: Named }>('createProject', { body: { name } })).data;
  const task = async (project_id: string, title: string, rest = {}) =>
    (
      await api.requestBody<{ data: Named }>('createTask', {
        params: { project_id },
        body: { title, ...rest },
      })
    ).data;

  it('creates with a uuid, defaults, the first state, and times', async () => {
    const reply = await api.request('createProject', { body: { name: 'Moon', settings: { color: 'red' } } });
    const { data } = reply.body as { data: { id: string } };
    expect(data).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      name: 'Moon',
      description: null,
      status: 'active',
      visibility: 'private',
      settings: { color: 'red', weekly_digest: false },
      task_count: 0,
      created_at: startOfTime,
      updated_at: startOfTime,
    });
    expect(reply).toMatchObject({ status: 201, headers: { Location: `/projects/${data.id}` } });
    expect(await api.requestBody('getProject', { params: { project_id: data.id } })).toEqual({ data });
  });

  it('lists what its rows are declared to have, in the order of creation', async () => {
    const [a, b] = [await create('a'), await create('b')];
    expect(await api.requestBody('listProjects')).toEqual({
      data: [a, b].map(({ id, name, status }) => ({ id, name, status })),
      pagination: { total: 2, limit: 20, offset: 0, next_offset: null },
    });
  });

  it('pages by offset, filters and sorts', async () => {
    for (const name of ['b', 'c', 'a']) await create(name);
    expect(await api.requestBody('listProjects', { query: { limit: 2 } })).toMatchObject({
      pagination: { total: 3, limit: 2, offset: 0, next_offset: 2 },
    });
    const sorted = { sort_by: 'name', sort_order: 'desc', limit: 2, offset: 1 };
    expect(await api.requestBody('listProjects', { query: sorted })).toMatchObject({
      data: [{ name: 'b' }, { name: 'a' }],
    });
    expect(await api.requestBody('listProjects', { query: { status: 'archived' } })).toMatchObject({
      data: [],
      pagination: { total: 0 },
    });
  });

  it('merges a patch: null deletes, or is stored where it is allowed', async () => {
    const { id } = await create('Moon');
    const patch = (body: object) => api.requestBody('updateProject', { params: { project_id: id }, body });
    expect(await patch({ description: 'x', settings: { a: { b: 1 } } })).toMatchObject({
      data: { description: 'x' },
    });
    const data = await patch({ description: null, settings: { a: { b: null, c: 2 } } });
    expect(data).toMatchObject({ data: { name: 'Moon', description: null, settings: { a: { c: 2 } } } });
  });

  it('acts: archiving changes the state and records the time', async () => {
    const { id } = await create('Moon');
    const archived = { data: { status: 'archived', archived_at: startOfTime } };
    expect(await api.requestBody('archiveProject', { params: { project_id: id } })).toMatchObject(archived);
    expect(await api.requestBody('listProjects', { query: { status: 'archived' } })).toMatchObject({
      pagination: { total: 1 },
    });
  });

  it('nests tasks in their project, and finds them by array properties', async () => {
    const [a, b] = [await create('a'), await create('b')];
    await task(a.id, 'one', { labels: ['x', 'y'], assignee: 'ann' });
    await task(a.id, 'two', { labels: ['z'] });
    await task(b.id, 'three');
    const titles = async (query: object) =>
      (
        await api.requestBody<{ data: { title: string }[] }>('listTasks', {
          params: { project_id: a.id },
          query: { ...query },
        })
      ).data.map((each) => each.title);
    expect(await titles({})).toEqual(['one', 'two']);
    expect(await titles({ labels: ['y', 'q'] })).toEqual(['one']);
    expect(await titles({ assignee: 'ann' })).toEqual(['one']);
    expect(await titles({ assignee: 'bob' })).toEqual([]);
  });

  it('generates what has no other source, the same from then on', async () => {
    const { id: project_id } = await create('a');
    const { id: task_id } = await task(project_id, 'one');
    const params = { project_id, task_id };
    const comment = await api.requestBody<{ id: string; author: { email: string } }>('createComment', {
      params,
      body: { text: 'hi' },
    });
    expect(comment.author.email).toMatch(/@/);
    expect(await api.requestBody('getComment', { params: { ...params, comment_id: comment.id } })).toEqual(
      comment,
    );
    expect(await api.requestBody('listComments', { params })).toMatchObject({ data: [comment] });
  });

  it('deletes a project with its tasks and their comments', async () => {
    const { id: project_id } = await create('a');
    const { id: task_id } = await task(project_id, 'one');
    await api.request('createComment', { params: { project_id, task_id }, body: { text: 'hi' } });
    await api.request('deleteProject', { params: { project_id } });
    expect(api.stored('projects/tasks')).toEqual([]);
    expect(api.stored('projects/tasks/comments')).toEqual([]);
  });
});
