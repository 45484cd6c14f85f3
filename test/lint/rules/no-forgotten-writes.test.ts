import { describe, expect, it } from 'vitest';
import { lintDocument } from '../../support/lint-document.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const messagesOf = (document: Parameters<typeof lintDocument>[0]) =>
  lintDocument(document)
    .filter(({ rule }) => rule === 'no-forgotten-writes')
    .map(({ message }) => message);

const note = objectOf({ 'id!': 'integer', text: 'string' });

describe('no-forgotten-writes', () => {
  it('names each write that stores nothing, why, and the lines that would make it store', () => {
    const document = sketch(
      {
        'POST /contact': { request: 'Note', response: 'Note', status: 201 },
        'PUT /hooks/{id}': { request: { type: 'array', items: {} } },
      },
      { Note: note },
    );
    expect(messagesOf(document)).toEqual([
      expect.stringMatching(
        /^POST \/contact is not remembered: it looks like a create of contact, .*\. To store it, add x-resource: \{ name: contact, role: create \}, and x-resource: \{ name: contact, role: read \} on the GET that shows it$/,
      ),
      expect.stringMatching(
        /^PUT \/hooks\/\{id\} is not remembered: .* add x-resource: \{ name: hooks, role: replace \}$/,
      ),
    ]);
  });

  it('names the collection that shows the same', () => {
    const document = sketch(
      {
        'POST /notes': { request: 'Note', response: 'Note', status: 201 },
        'GET /notes': { response: arrayOf('Note') },
        'POST /scribble': { request: 'Note', response: 'Note', status: 201 },
      },
      { Note: note },
    );
    expect(messagesOf(document)).toEqual([
      expect.stringMatching(/add x-resource: \{ name: notes, role: create \}$/),
    ]);
  });

  it.each([
    ['a read', { 'GET /quote': { response: note } }],
    [
      'a write with state',
      {
        'POST /notes': { request: note, response: note, status: 201 },
        'GET /notes/{id}': { response: note },
      },
    ],
    ['a write that is to store nothing', { 'POST /quote': { request: note, response: note, hint: false } }],
    [
      'a log-in',
      {
        'POST /login': {
          request: objectOf({ 'email!': 'string', 'password!': 'string' }),
          response: objectOf({ token: 'string' }),
        },
      },
    ],
  ])('finds nothing in %s', (_, operations) => {
    expect(messagesOf(sketch(operations))).toEqual([]);
  });
});
