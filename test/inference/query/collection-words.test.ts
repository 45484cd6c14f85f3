import { describe, expect, it } from 'vitest';
import { selectsMany } from '../../../src/inference/query/collection-words.ts';

describe('a word after the path of a collection', () => {
  it.each([
    ['search', 'books'],
    ['recentBooks', 'books'],
    ['overduebooks', 'books'],
    ['booksByAuthor', 'books'],
    ['booksnear', 'books'],
    ['all_books', 'books'],
  ])('%s selects many of %s', (word, collection) => {
    expect(selectsMany(word, collection)).toBe(true);
  });

  it.each([
    ['itemsettings', 'items'],
    ['bookshelf', 'books'],
    ['usersession', 'users'],
    ['booksCount', 'books'],
    ['myset', 'set'],
  ])('%s selects none of %s', (word, collection) => {
    expect(selectsMany(word, collection)).toBe(false);
  });
});
