import { describe, expect, it } from 'vitest';
import { createSearchTexts } from '../../../../../src/handlers/crud/query/filters/search-texts.ts';

describe('the texts that are searched', () => {
  const fields = [{ path: ['title'] }, { path: ['tags'] }, { path: ['author', 'name'] }];

  it.each<[string, Record<string, unknown>, string]>([
    ['the texts of all fields, in lower case', { title: 'The Sea', author: { name: 'Ada' } }, 'the sea\nada'],
    ['each text of a list', { tags: ['Blue', 7, 'Deep'] }, 'blue\ndeep'],
    ['nothing of what is no text', { title: 5, tags: {}, author: null }, ''],
  ])('are %s', (_, item, expected) => {
    expect(createSearchTexts(fields)(item)).toBe(expected);
  });

  it('are made once for an item, up to the limit, and again for others', () => {
    const texts = createSearchTexts(fields, 10);
    const [kept, beyond] = [{ title: 'Tidal' }, { title: 'Harbour' }];
    expect([texts(kept), texts(beyond)]).toEqual(['tidal', 'harbour']);
    Object.assign(kept, { title: 'other' });
    Object.assign(beyond, { title: 'other' });
    expect([texts(kept), texts(beyond)]).toEqual(['tidal', 'other']);
  });
});
