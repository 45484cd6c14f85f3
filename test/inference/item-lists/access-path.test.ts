import { describe, expect, it } from 'vitest';
import { parseAccessPath } from '../../../src/inference/item-lists/access-path.ts';

describe('what follows the path of an item', () => {
  it.each([
    ['GET items', { change: 'list', noun: 'items' }],
    ['POST items', { change: 'add', noun: 'items' }],
    ['PUT items', { change: 'replace', noun: 'items' }],
    ['DELETE items', { change: 'clear', noun: 'items' }],
    ['GET items/{itemId}', { change: 'read', noun: 'items', parameter: 'itemId' }],
    ['PUT items/{itemId}', { change: 'put', noun: 'items', parameter: 'itemId' }],
    ['PATCH items/{itemId}', { change: 'change', noun: 'items', parameter: 'itemId' }],
    ['DELETE items/{itemId}', { change: 'remove', noun: 'items', parameter: 'itemId' }],
    ['POST items/{itemId}/remove', { change: 'remove', noun: 'items', parameter: 'itemId' }],
    ['POST items/clear', { change: 'clear', noun: 'items' }],
    ['POST clear', { change: 'clear', noun: '' }],
    ['POST addMember', { change: 'add', noun: 'member' }],
    ['POST remove_accounts', { change: 'remove', noun: 'accounts' }],
    ['POST add-to-basket', { change: 'add', noun: 'basket' }],
    ['DELETE remove/{sku}', { change: 'remove', noun: '', parameter: 'sku' }],
    ['POST ', { change: 'add', noun: '', isBare: true }],
    ['DELETE ', { change: 'clear', noun: '', isBare: true }],
  ])('%s', (text, expected) => {
    const [method = '', path = ''] = text.split(' ');
    const rest = path === '' ? [] : path.split('/');
    expect(parseAccessPath(method.toLowerCase(), rest)).toEqual(expected);
  });

  it.each(['GET ', 'PUT ', 'POST {id}', 'POST items/{id}/lines', 'POST items/{id}/a/b', 'POST items/print'])(
    'is no change of a list: %s',
    (text) => {
      const [method = '', path = ''] = text.split(' ');
      expect(parseAccessPath(method.toLowerCase(), path === '' ? [] : path.split('/'))).toBeUndefined();
    },
  );
});
