import { describe, expect, it } from 'vitest';
import { inferResourceName } from '../../../src/inference/identity/resource-name.ts';

describe('the form of a resource name', () => {
  it.each<[string, string, string, string | undefined]>([
    ['a description', 'notes', 'The name of the note. Format: notes/{note}', 'notes/{}'],
    ['a description with parents', 'keys', 'Form: `projects/{project}/keys/{key}`.', 'projects/{}/keys/{}'],
    ['a pattern', 'topics', '^projects/[^/]+/topics/[^/]+$', 'projects/{}/topics/{}'],
    ['a pattern of one word', 'shelves', '^shelves\\/[^\\/]+$', 'shelves/{}'],
    ['an example', 'shelves', 'shelves/fiction', 'shelves/{}'],
    ['an example with parents', 'books', 'shelves/1/books/2', 'shelves/{}/books/{}'],
    ['nothing: a path', 'notes', 'Found at /notes/{note}', undefined],
    ['nothing: another collection', 'notes', 'Format: users/{user}', undefined],
    ['nothing: prose', 'notes', 'The name of the note, and/or its title', undefined],
  ])('is found by %s', (_, segment, text, expected) => {
    expect(inferResourceName({ segment, property: 'name', texts: [undefined, text] })).toBe(expected);
  });

  it('is that of a property for names only', () => {
    const texts = ['Format: notes/{note}'];
    expect(inferResourceName({ segment: 'notes', property: 'title', texts })).toBeUndefined();
  });
});
