import { expect, it } from 'vitest';
import {
  amountSent,
  directionOf,
  directionOfRows,
  fundsRefusal,
  isAdjusting,
  type StoreKind,
  storeIn,
} from '../../../src/inference/movements/movement-words.ts';

it.each<[StoreKind, string, 1 | -1 | undefined]>([
  ['money', 'deposit', 1],
  ['money', 'top-up', 1],
  ['money', 'WITHDRAWAL', -1],
  ['money', 'transfer', undefined],
  ['goods', 'restock', 1],
  ['goods', 'stock_out', -1],
  ['points', 'earn', 1],
  ['points', 'redeem', -1],
  ['goods', 'redeem', undefined],
])('%s: %s moves %s', (kind, word, direction) => {
  expect(directionOf(kind, word)).toBe(direction);
});

it('knows what an item has, what is sent of it, and rows that go in one direction', () => {
  expect([storeIn('goods', ['name', 'stockQuantity']), storeIn('money', ['name'])]).toEqual([
    'stockQuantity',
    undefined,
  ]);
  expect(amountSent('goods', ['delta', 'quantity'])).toEqual({ name: 'delta', isSigned: true });
  expect(amountSent('money', ['note', 'amount'])).toEqual({ name: 'amount', isSigned: false });
  expect(['api/deposits', 'withdrawals', 'payments'].map(directionOfRows)).toEqual([1, -1, undefined]);
  expect(['adjust', 'stock-adjustments', 'adjustStock', 'update'].map(isAdjusting)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

it.each<[object, number | undefined]>([
  [{ 400: 'x', 409: 'x' }, 409],
  [{ 400: 'x' }, undefined],
  [{ 402: 'x', 400: 'x' }, 402],
  [{ 422: 'Validation Error' }, undefined],
  [{ 422: 'Insufficient funds', 400: 'x' }, 422],
  [{ 404: 'x' }, undefined],
])('%j refuses too much with %s', (responses, status) => {
  const declared = Object.entries(responses).map(([code, description]) => [code, { description }]);
  expect(fundsRefusal({ responses: Object.fromEntries(declared) })).toBe(status);
});
