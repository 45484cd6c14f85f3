import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const made = { status: 201, request: objectOf({ name: 'string' }) };
const list = (name: string) => ({ type: 'array', items: { $ref: `#/components/schemas/${name}` } });

/** Looms with the threads below them, which have paths of their own. */
function looms(properties: Readonly<Record<string, object>>, request = objectOf({ name: 'string' })) {
  const Loom = objectOf({ 'id!': 'integer', name: 'string', ...properties });
  const Thread = objectOf({ 'id!': 'integer', loom_id: 'integer', name: 'string' });
  const operations = {
    'POST /looms': { request, response: 'Loom', status: 201 },
    'GET /looms': { response: arrayOf('Loom') },
    'GET /looms/{loom_id}': { response: 'Loom' },
    'PUT /looms/{loom_id}': { request, response: 'Loom' },
    'POST /looms/{loom_id}/threads': { ...made, response: 'Thread' },
    'GET /looms/{loom_id}/threads': { response: arrayOf('Thread') },
    'GET /looms/{loom_id}/threads/{thread_id}': { response: 'Thread' },
    'DELETE /looms/{loom_id}/threads/{thread_id}': { status: 204 },
  };
  return createCrudApi(sketch(operations, { Loom, Thread }));
}

interface Loom {
  readonly id: number;
}

/** A loom with what was sent, and a thread below it. */
async function withThread(api: Awaited<ReturnType<typeof looms>>, body: object) {
  const loom = await api.requestBody<Loom>('POST /looms', { body });
  const params = { loom_id: loom.id };
  const thread = await api.requestBody<Loom>('POST /looms/{loom_id}/threads', {
    params,
    body: { name: 'weft' },
  });
  return { loom, params, thread };
}

describe('a list that shows a part of what is below an item', () => {
  const part = (properties: Parameters<typeof objectOf>[0]) => ({
    type: 'array',
    items: objectOf(properties),
  });

  it('shows it where it has the name of that', async () => {
    const api = await looms({ threads: part({ id: 'integer', name: 'string' }) });
    const { loom, params, thread } = await withThread(api, { name: 'Jacquard' });
    const threads = [{ id: thread.id, name: 'weft' }];
    expect(await api.requestBody('GET /looms/{loom_id}', { params })).toEqual({ ...loom, threads });
  });

  it.each([
    ['has another name', { pieces: part({ id: 'integer', name: 'string' }) }],
    ['has what those do not', { threads: part({ id: 'integer', pattern: 'string' }) }],
    ['has no ids', { threads: part({ name: 'string' }) }],
  ])('does not show it where it %s', async (_, properties) => {
    const api = await looms(properties);
    const { params } = await withThread(api, { name: 'Jacquard' });
    const [name = ''] = Object.keys(properties);
    expect(await api.requestBody('GET /looms/{loom_id}', { params })).not.toHaveProperty([name, 0]);
  });
});

describe('a list of the ids of what is below an item', () => {
  const ids = { type: 'array', items: { type: 'string' } };

  it.each([
    ['threadIds', ids, String],
    ['thread_ids', { type: 'array', items: { type: 'integer' } }, Number],
    ['threadsIds', ids, String],
  ])('shows them as %s', async (property, schema, shownAs) => {
    const api = await looms({ [property]: schema });
    const { loom, params, thread } = await withThread(api, { name: 'Jacquard' });
    expect(await api.requestBody('GET /looms/{loom_id}', { params })).toEqual({
      ...loom,
      [property]: [shownAs(thread.id)],
    });
    await api.request('DELETE /looms/{loom_id}/threads/{thread_id}', {
      params: { ...params, thread_id: thread.id },
    });
    expect(await api.requestBody('GET /looms/{loom_id}', { params })).not.toHaveProperty([property, 0]);
  });

  it('stays as it was sent where a request sends it, and where it is called after something else', async () => {
    const sent = await looms({ threadIds: ids }, objectOf({ name: 'string', threadIds: ids }));
    const { params } = await withThread(sent, { name: 'Jacquard', threadIds: ['a'] });
    expect(await sent.requestBody('GET /looms/{loom_id}', { params })).toHaveProperty('threadIds', ['a']);
    const other = await looms({ ownerIds: ids });
    const made = await withThread(other, { name: 'Jacquard' });
    expect(await other.requestBody('GET /looms/{loom_id}', { params: made.params })).toEqual(made.loom);
  });
});

describe('a list in an item with the schema of what is below it', () => {
  it.each(['threads', 'parts', 'parts!'])('shows that, called %s, in every response', async (declared) => {
    const property = declared.replace('!', '');
    const api = await looms({ [declared]: list('Thread') });
    const { loom, params, thread } = await withThread(api, { name: 'Jacquard' });
    expect(loom).not.toHaveProperty([property, 0]);
    const other = await api.requestBody('POST /looms', { body: { name: 'Dobby' } });
    const shown = { ...loom, [property]: [thread] };
    expect(await api.requestBody('GET /looms/{loom_id}', { params })).toEqual(shown);
    expect(await api.requestBody('GET /looms')).toEqual([shown, other]);
    const changed = await api.requestBody('PUT /looms/{loom_id}', { params, body: { name: 'Drum' } });
    expect(changed).toEqual({ ...shown, name: 'Drum' });
    await api.request('DELETE /looms/{loom_id}/threads/{thread_id}', {
      params: { ...params, thread_id: thread.id },
    });
    expect(await api.requestBody('GET /looms/{loom_id}', { params })).toEqual({ ...loom, name: 'Drum' });
  });

  it('begins with what was sent, where it can be sent', async () => {
    const sent = objectOf({ name: 'string', threads: list('Thread') });
    const api = await looms({ threads: list('Thread') }, sent);
    const threads = [{ id: 7, loom_id: 1, name: 'own' }];
    const { params, thread } = await withThread(api, { name: 'Jacquard', threads });
    const shown = await api.requestBody('GET /looms/{loom_id}', { params });
    expect(shown).toMatchObject({ threads: [...threads, thread] });
  });

  it('is the one with their name, of several', async () => {
    const api = await looms({ 'threads!': list('Thread'), 'broken!': list('Thread') });
    const { params, thread } = await withThread(api, { name: 'Jacquard' });
    const shown = await api.requestBody('GET /looms/{loom_id}', { params });
    expect(shown).toMatchObject({ threads: [thread], broken: [] });
  });
});

describe('a number in an item that counts what is below it', () => {
  it.each(['threads', 'thread_count', 'numThreads', 'totalThreads'])(
    'shows how many those are: %s',
    async (name) => {
      const api = await looms({ [name]: { type: 'integer' } });
      const { loom, params, thread } = await withThread(api, { name: 'Jacquard' });
      expect(loom).toMatchObject({ [name]: 0 });
      expect(await api.requestBody('GET /looms/{loom_id}', { params })).toMatchObject({ [name]: 1 });
      expect(await api.requestBody('GET /looms')).toMatchObject([{ [name]: 1 }]);
      await api.request('DELETE /looms/{loom_id}/threads/{thread_id}', {
        params: { ...params, thread_id: thread.id },
      });
      expect(await api.requestBody('GET /looms/{loom_id}', { params })).toMatchObject({ [name]: 0 });
      await api.close();
    },
  );

  it.each([
    ['is sent', 'threads', objectOf({ name: 'string', threads: 'integer' }), { name: 'x', threads: 7 }, 7],
    ['counts others', 'warp_count', objectOf({ name: 'string' }), { name: 'x' }, 0],
  ])('stays as it is, where it %s', async (_, name, request, body, expected) => {
    const api = await looms({ [name]: { type: 'integer' } }, request);
    const { params } = await withThread(api, body);
    expect(await api.requestBody('GET /looms/{loom_id}', { params })).toMatchObject({ [name]: expected });
    await api.close();
  });
});

describe('the columns of a board, which only the board shows', () => {
  const Card = objectOf({
    'id!': 'integer',
    'columnId!': 'integer',
    'title!': 'string',
    comments: arrayOf('Comment'),
  });
  const Comment = objectOf({ 'id!': 'integer', 'cardId!': 'integer', 'text!': 'string' });
  const Column = objectOf({
    'id!': 'integer',
    'boardId!': 'integer',
    'title!': 'string',
    cards: arrayOf('Card'),
  });
  const Board = objectOf({ 'id!': 'integer', 'title!': 'string', columns: arrayOf('Column') });
  const titled = objectOf({ 'title!': 'string' });
  const document = sketch(
    {
      'POST /boards': { request: titled, response: 'Board', status: 201 },
      'GET /boards/{boardId}': { response: 'Board' },
      'POST /boards/{boardId}/columns': { request: titled, response: 'Column', status: 201 },
      'PATCH /columns/{columnId}': { request: titled, response: 'Column' },
      'DELETE /columns/{columnId}': { status: 204 },
      'POST /columns/{columnId}/cards': { request: titled, response: 'Card', status: 201 },
      'GET /cards/{cardId}': { response: 'Card' },
      'POST /cards/{cardId}/comments': {
        request: objectOf({ 'text!': 'string' }),
        response: 'Comment',
        status: 201,
      },
      'GET /cards/{cardId}/comments': { response: arrayOf('Comment') },
    },
    { Board, Column, Card, Comment },
  );

  it('are renamed and deleted by paths of their own, and shown with what is below them', async () => {
    const api = await createCrudApi(document);
    await api.request('POST /boards', { body: { title: 'Road' } });
    for (const title of ['To do', 'Done'])
      await api.request('POST /boards/{boardId}/columns', { params: { boardId: '1' }, body: { title } });
    await api.request('PATCH /columns/{columnId}', { params: { columnId: '1' }, body: { title: 'Next' } });
    await api.request('POST /columns/{columnId}/cards', { params: { columnId: '2' }, body: { title: 'a' } });
    await api.request('POST /cards/{cardId}/comments', { params: { cardId: '1' }, body: { text: 'hi' } });
    const read = () => api.requestBody('GET /boards/{boardId}', { params: { boardId: '1' } });
    const cards = [{ title: 'a', columnId: 2, comments: [{ text: 'hi' }] }];
    expect(await read()).toMatchObject({ columns: [{ title: 'Next' }, { title: 'Done', cards }] });
    await api.request('DELETE /columns/{columnId}', { params: { columnId: '1' } });
    expect(await read()).toMatchObject({ columns: [{ title: 'Done', cards }] });
    await api.close();
  });
});
