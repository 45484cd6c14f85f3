import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Text = objectOf({ text: 'string' });

/** Notes, and those below a note at a path of their own; `parent` is how a note shows the one above it. */
function contract(word: string, parent: Record<string, string | Schema>, Child?: Schema) {
  return sketch(
    {
      'POST /notes': { request: 'Text', response: 'Note', status: 201 },
      'GET /notes/{note_id}': { response: 'Note' },
      'DELETE /notes/{note_id}': {},
      [`GET /notes/{note_id}/${word}`]: { response: arrayOf(Child ? 'Child' : 'Note') },
      [`POST /notes/{note_id}/${word}`]: { request: 'Text', response: Child ? 'Child' : 'Note', status: 201 },
    },
    { Text, Note: objectOf({ note_id: 'integer', text: 'string', ...parent }), ...(Child && { Child }) },
  );
}

describe('items below others of their own collection', () => {
  it.each<[string, Record<string, string | Schema>, object]>([
    ['subnotes', { parent: objectOf({ note_id: 'integer' }) }, { parent: { note_id: 1 } }],
    ['replies', { in_reply_to: 'integer' }, { in_reply_to: 1 }],
    ['children', { parentNoteId: 'string' }, { parentNoteId: '1' }],
    ['childNotes', {}, {}],
  ])('are found as the others are: %s', async (word, parent, shown) => {
    const api = await createCrudApi(contract(word, parent));
    for (const text of ['one', 'two']) await api.request('POST /notes', { body: { text } });
    const first = { params: { note_id: '1' } };
    const child = await api.requestBody(`POST /notes/{note_id}/${word}`, {
      ...first,
      body: { text: 'three' },
    });
    expect(child).toEqual({ note_id: 3, text: 'three', ...shown });
    expect(await api.requestBody(`GET /notes/{note_id}/${word}`, first)).toEqual([child]);
    expect(await api.requestBody(`GET /notes/{note_id}/${word}`, { params: { note_id: '2' } })).toEqual([]);
    expect(await api.requestBody('GET /notes/{note_id}', { params: { note_id: '3' } })).toEqual(child);
    await api.close();
  });

  it.each([
    ['comments', 'create comments'],
    ['direct-messages', 'create direct-messages'],
    ['conversations', 'action conversations'],
    ['tickets', 'action tickets'],
  ])('are what replies to them makes, where they are no replies themselves: %s', (name, role) => {
    const roles = rolesIn(
      sketch(
        {
          [`POST /${name}`]: { request: 'Text', response: 'Item', status: 201 },
          [`GET /${name}/{id}`]: { response: 'Item' },
          [`POST /${name}/{id}/reply`]: { request: 'Text', response: 'Item' },
        },
        { Text, Item: objectOf({ id: 'integer', text: 'string' }) },
      ),
    );
    expect(roles[`POST /${name}/{id}/reply`]).toMatch(new RegExp(`^${role}`));
  });

  it.each<[string, Schema | undefined]>([
    ['replies', objectOf({ id: 'string', text: 'string', stars: 'integer' })],
    ['drafts', undefined],
  ])('and others are no such items: %s', (word, Child) => {
    expect(rolesIn(contract(word, {}, Child))[`POST /notes/{note_id}/${word}`]).toBe(`create notes/${word}`);
  });
});
