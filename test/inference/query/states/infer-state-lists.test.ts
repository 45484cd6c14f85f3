import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

interface Shown {
  readonly id: number;
}

const newTalk = objectOf({ title: 'string', state: 'string', isOpen: 'boolean' });

/** Talks of a conference, with what else is declared of them. */
function talks(
  properties: Readonly<Record<string, string | Schema>>,
  operations: Readonly<Record<string, OperationSketch>>,
) {
  const Talk = objectOf({ 'id!': 'integer', title: 'string', ...properties });
  return sketch(
    {
      'POST /talks': { request: newTalk, response: 'Talk', status: 201 },
      'GET /talks': { response: arrayOf('Talk') },
      'GET /talks/{talk_id}': { response: 'Talk' },
      ...operations,
    },
    { Talk },
  );
}

const state = { type: 'string', enum: ['draft', 'held', 'accepted'] };

describe('a list whose path names a state of its items', () => {
  it.each<[string, Readonly<Record<string, string | Schema>>, object, object]>([
    ['open', { isOpen: 'boolean' }, { isOpen: true }, { isOpen: false }],
    ['unopen', { open: 'boolean' }, { open: false }, { open: true }],
    ['drafts', { state }, { state: 'draft' }, { state: 'held' }],
    ['accepted', { state }, { state: 'accepted' }, { state: 'draft' }],
  ])('%s shows those alone', async (word, properties, those, others) => {
    const api = await createCrudApi(
      talks(properties, { [`GET /talks/${word}`]: { response: arrayOf('Talk') } }),
    );
    const shown = await api.requestBody('POST /talks', { body: { title: 'a', ...those } });
    await api.requestBody('POST /talks', { body: { title: 'b', ...others } });
    expect(await api.requestBody(`GET /talks/${word}`)).toEqual([shown]);
    expect(await api.requestBody('GET /talks')).toHaveLength(2);
  });

  it('shows all where the word names no state, and where it is what the collection is called', async () => {
    const kind = { type: 'string', enum: ['talk', 'panel'] };
    const api = await createCrudApi(
      talks({ kind }, { 'GET /talks/upcoming': { response: arrayOf('Talk') } }),
    );
    await api.requestBody('POST /talks', { body: { title: 'a', kind: 'panel' } });
    expect(await api.requestBody('GET /talks/upcoming')).toHaveLength(1);
    expect(await api.requestBody('GET /talks')).toHaveLength(1);
  });
});

describe('what marks an item', () => {
  const marks = (word: string, path: string) =>
    talks(
      { [`is${word.charAt(0).toUpperCase()}${word.slice(1)}`]: 'boolean' },
      {
        [`POST /talks/{talk_id}/${path}`]: { response: 'Talk' },
        [`DELETE /talks/{talk_id}/${path}`]: { response: 'Talk' },
        [`GET /${path}s`]: { response: arrayOf('Talk') },
      },
    );

  it.each([
    ['favorited', 'favorite'],
    ['bookmarked', 'bookmark'],
    ['liked', 'like'],
  ])('as %s by %s is listed elsewhere', async (word, path) => {
    const api = await createCrudApi(marks(word, path));
    const talk = await api.requestBody<Shown>('POST /talks', { body: { title: 'a' } });
    const other = await api.requestBody<Shown>('POST /talks', { body: { title: 'b' } });
    const params = { talk_id: talk.id };
    const marked = await api.requestBody(`POST /talks/{talk_id}/${path}`, { params });
    expect(marked).toMatchObject({ id: talk.id, title: 'a' });
    expect(await api.requestBody(`GET /${path}s`)).toEqual([marked]);
    expect(await api.requestBody('GET /talks')).toEqual([marked, other]);
    await api.requestBody(`DELETE /talks/{talk_id}/${path}`, { params });
    expect(await api.requestBody(`GET /${path}s`)).toEqual([]);
    expect(await api.requestBody('GET /talks')).toHaveLength(2);
  });

  it('makes something where it is sent that', () => {
    const Talk = objectOf({ 'id!': 'integer', title: 'string' });
    const operations = {
      'POST /talks': { request: newTalk, response: 'Talk', status: 201 },
      'GET /talks': { response: arrayOf('Talk') },
      'GET /talks/{talk_id}': { response: 'Talk' },
      'POST /talks/{talk_id}/answers': { request: newTalk, response: 'Talk', status: 201 },
      'GET /answers': { response: arrayOf('Talk') },
    };
    expect(rolesIn(sketch(operations, { Talk }))).toMatchObject({
      'POST /talks/{talk_id}/answers': 'create answers',
    });
  });

  it('is undone by a DELETE that says so', async () => {
    const api = await createCrudApi(
      talks(
        { enrolled: 'boolean' },
        { 'POST /talks/{talk_id}/enroll': {}, 'DELETE /talks/{talk_id}/unenroll': {} },
      ),
    );
    const { id } = await api.requestBody<Shown>('POST /talks', { body: { title: 'a' } });
    const params = { talk_id: id };
    await api.requestBody('POST /talks/{talk_id}/enroll', { params });
    expect(await api.requestBody('GET /talks/{talk_id}', { params })).toMatchObject({ enrolled: true });
    await api.requestBody('DELETE /talks/{talk_id}/unenroll', { params });
    expect(await api.requestBody('GET /talks/{talk_id}', { params })).toMatchObject({ enrolled: false });
  });
});
