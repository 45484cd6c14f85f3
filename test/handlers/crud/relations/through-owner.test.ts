import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const integers: Schema = { type: 'array', items: { type: 'integer' } };

const document = sketch(
  {
    'GET /books': { response: arrayOf('Book') },
    'POST /books': { request: 'Book', response: 'Book', status: 201 },
    'GET /books/{bookId}': { response: 'Book', path: { bookId: { type: 'integer' } } },
    'GET /books/{bookId}/author': { response: 'Author', path: { bookId: { type: 'integer' } } },
    'GET /books/{bookId}/tags': { response: arrayOf('Tag'), path: { bookId: { type: 'integer' } } },
    'GET /authors': { response: arrayOf('Author') },
    'POST /authors': { request: objectOf({ name: 'string' }), response: 'Author', status: 201 },
    'GET /tags': { response: arrayOf('Tag') },
    'POST /tags': { request: objectOf({ name: 'string' }), response: 'Tag', status: 201 },
  },
  {
    Book: objectOf({ id: 'integer', 'title!': 'string', author_id: 'integer', tag_ids: integers }),
    Author: objectOf({ 'id!': 'integer', name: 'string' }),
    Tag: objectOf({ 'id!': 'integer', name: 'string' }),
  },
);

describe('what an item names, read below it', () => {
  it.each([
    ['author', { author_id: 2 }, { id: 2, name: 'Ben' }],
    ['tags', { tag_ids: [2] }, [{ id: 2, name: 'blue' }]],
    ['tags', {}, []],
  ])('shows the %s of a book with %j', async (path, sent, expected) => {
    const api = await createCrudApi(document);
    for (const name of ['Ada', 'Ben']) await api.request('POST /authors', { body: { name } });
    for (const name of ['red', 'blue']) await api.request('POST /tags', { body: { name } });
    await api.request('POST /books', { body: { id: 7, title: 'T', ...sent } });
    const read = (bookId: string) => api.requestBody(`GET /books/{bookId}/${path}`, { params: { bookId } });
    expect(await read('7')).toEqual(expected);
    await expect(read('8')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is not found where the item names none', async () => {
    const api = await createCrudApi(document);
    await api.request('POST /books', { body: { id: 7, title: 'T' } });
    const read = api.requestBody('GET /books/{bookId}/author', { params: { bookId: '7' } });
    await expect(read).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each([
    [{ name: 'P', memberIds: [2] }, [{ id: 2, name: 'Ben' }]],
    [{ name: 'P' }, []],
  ])('lists what it names, where nothing else lists that below it: %j', async (sent, expected) => {
    const projects = sketch(
      {
        'GET /projects/{id}': { response: 'Project' },
        'POST /projects': { request: 'Project', response: 'Project', status: 201 },
        'GET /projects/{id}/members': { response: objectOf({ data: arrayOf('User') }) },
        'GET /users': { response: arrayOf('User') },
        'POST /users': { request: objectOf({ name: 'string' }), response: 'User', status: 201 },
      },
      {
        Project: objectOf({ id: 'string', name: 'string', memberIds: integers }),
        User: objectOf({ 'id!': 'integer', name: 'string' }),
      },
    );
    const api = await createCrudApi(projects);
    for (const name of ['Ada', 'Ben']) await api.request('POST /users', { body: { name } });
    await api.request('POST /projects', { body: { id: 'p', ...sent } });
    const read = api.requestBody('GET /projects/{id}/members', { params: { id: 'p' } });
    expect(await read).toEqual({ data: expected });
  });
});

describe('what an item names by an id that is not called so', () => {
  it('is shown whole', async () => {
    const number = { number: { type: 'integer' } } as const;
    const milestone: Schema = { $ref: '#/components/schemas/Milestone' };
    const issues = sketch(
      {
        'GET /issues/{number}': { response: 'Issue', path: number },
        'POST /issues': {
          request: objectOf({ 'title!': 'string', milestone: 'integer' }),
          response: 'Issue',
          status: 201,
        },
        'PATCH /issues/{number}': {
          request: objectOf({ milestone: 'integer' }),
          response: 'Issue',
          path: number,
        },
        'GET /milestones/{number}': { response: 'Milestone', path: number },
        'POST /milestones': { request: objectOf({ 'title!': 'string' }), response: 'Milestone', status: 201 },
      },
      {
        Issue: objectOf({ 'number!': 'integer', title: 'string', milestone }),
        Milestone: objectOf({ 'number!': 'integer', title: 'string' }),
      },
    );
    const api = await createCrudApi(issues);
    for (const title of ['one', 'two']) await api.request('POST /milestones', { body: { title } });
    const made = await api.requestBody('POST /issues', { body: { title: 'I', milestone: 2 } });
    expect(made).toMatchObject({ milestone: { number: 2, title: 'two' } });
    const changed = { params: { number: '1' }, body: { milestone: 1 } };
    expect(await api.requestBody('PATCH /issues/{number}', changed)).toMatchObject({
      milestone: { number: 1, title: 'one' },
    });
  });
});

it('lists what a write of many makes below an item, whatever that says of it', async () => {
  const Tag = objectOf({ id: 'integer', 'name!': 'string' });
  const tags = objectOf({ 'tags!': arrayOf('Tag') });
  const Member = objectOf({ 'id!': 'integer', name: 'string', tags: arrayOf('Tag') });
  const api = await createCrudApi(
    sketch(
      {
        'POST /members': { request: objectOf({ name: 'string' }), response: 'Member', status: 201 },
        'GET /members/{member_id}': { response: 'Member' },
        'POST /members/{member_id}/tags': { request: tags, status: 204 },
        'GET /members/{member_id}/tags': { response: tags },
      },
      { Tag, Member },
    ),
  );
  const made = await api.requestBody('POST /members', { body: { name: 'Ada' } });
  const params = { member_id: String(Reflect.get(Object(made), 'id')) };
  await api.request('POST /members/{member_id}/tags', { params, body: { tags: [{ name: 'vip' }] } });
  const listed = await api.requestBody('GET /members/{member_id}/tags', { params });
  expect(listed).toMatchObject({ tags: [{ name: 'vip' }] });
});

describe('what an action gives to somebody', () => {
  const path = { id: { type: 'integer' } } as const;
  const document = (ticket: Readonly<Record<string, Schema | string>>) =>
    sketch(
      {
        'GET /tickets': { response: arrayOf('Ticket') },
        'POST /tickets': { request: objectOf({ subject: 'string' }), response: 'Ticket', status: 201 },
        'GET /tickets/{id}': { response: 'Ticket', path },
        'POST /tickets/{id}/assign': {
          request: objectOf({ 'agentId!': 'integer' }),
          response: 'Ticket',
          path,
          refuses: { 404: 'Not found' },
        },
        'GET /agents': { response: arrayOf('Agent') },
        'POST /agents': { request: objectOf({ name: 'string' }), response: 'Agent', status: 201 },
        'GET /agents/{id}': { response: 'Agent', path },
        'GET /agents/{id}/tickets': { response: arrayOf('Ticket'), path },
      },
      {
        Agent: objectOf({ 'id!': 'integer', name: 'string' }),
        Ticket: objectOf({ 'id!': 'integer', subject: 'string', ...ticket }),
      },
    );
  const Agent: Schema = { $ref: '#/components/schemas/Agent' };

  it.each([
    ['assigneeId', { assigneeId: 'integer', assignee: Agent }],
    ['assignee_id', { assignee_id: 'integer', assignee: { nullable: true, allOf: [Agent] } }],
  ])('shows who that is, by %s, and is listed below them', async (id, properties) => {
    const api = await createCrudApi(document(properties));
    for (const name of ['Ada', 'Ben']) await api.request('POST /agents', { body: { name } });
    for (const subject of ['A', 'B']) await api.request('POST /tickets', { body: { subject } });
    const assigned = { id: 1, subject: 'A', [id]: 2, assignee: { id: 2, name: 'Ben' } };
    const body = { agentId: 2 };
    expect(await api.requestBody('POST /tickets/{id}/assign', { params: { id: 1 }, body })).toEqual(assigned);
    expect(await api.requestBody('GET /agents/{id}/tickets', { params: { id: 2 } })).toEqual([assigned]);
    expect(await api.requestBody('GET /agents/{id}/tickets', { params: { id: 1 } })).toEqual([]);
    const unknown = api.request('POST /tickets/{id}/assign', { params: { id: 1 }, body: { agentId: 9 } });
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
  });
});
