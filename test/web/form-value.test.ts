import { describe, expect, it } from 'vitest';
import {
  changesIn,
  emptyValue,
  type FormField,
  hasFieldAt,
  parseFieldText,
  partFor,
  valueIn,
  withValueIn,
} from '../../web/src/form/form-value.ts';

const property = (name: string, field: FormField, required = false) => ({ name, required, field });
const form: FormField = {
  kind: 'object',
  properties: [
    property('name', { kind: 'string' }, true),
    property('address', { kind: 'object', properties: [property('city', { kind: 'string' })] }),
    property('tags', { kind: 'array', items: { kind: 'string' } }),
    property('extra', { kind: 'json' }),
  ],
};

it.each<[unknown, readonly (string | number)[], unknown, unknown]>([
  [{ a: 1, b: 2 }, ['a'], 3, { a: 3, b: 2 }],
  [{ a: 1, b: 2 }, ['a'], undefined, { b: 2 }],
  [undefined, ['a', 'b'], 1, { a: { b: 1 } }],
  [{ a: ['x', 'y'] }, ['a', 1], 'z', { a: ['x', 'z'] }],
  [{ a: ['x', 'y'] }, ['a', 0], undefined, { a: ['y'] }],
  [{ a: null }, ['a', 'b'], 1, { a: { b: 1 } }],
  [{}, ['__proto__', 'x'], 1, JSON.parse('{"__proto__":{"x":1}}')],
])('%j with %j set to %j is %j', (value, path, inner, expected) => {
  const changed = withValueIn(value, path, inner);
  expect(JSON.stringify(changed)).toBe(JSON.stringify(expected));
  if (inner !== undefined) expect(valueIn(changed, path)).toEqual(inner);
});

it('takes the part of an item that a request may send', () => {
  const item = {
    id: 1,
    name: 'Ann',
    address: { city: 'Rome', country: 'IT' },
    tags: ['a'],
    extra: { any: 1 },
    at: 2,
  };
  expect(partFor(form, item)).toEqual({
    name: 'Ann',
    address: { city: 'Rome' },
    tags: ['a'],
    extra: { any: 1 },
  });
});

it('sends what has changed, and what is required', () => {
  const before = { name: 'Ann', address: { city: 'Rome' }, tags: ['a'] };
  expect(changesIn(form, before, { name: 'Ann', address: { city: 'Pisa' }, tags: ['a'] })).toEqual({
    name: 'Ann',
    address: { city: 'Pisa' },
  });
});

it.each<[FormField, string, boolean, unknown]>([
  [{ kind: 'string' }, 'x', false, 'x'],
  [{ kind: 'string' }, '', false, undefined],
  [{ kind: 'string' }, '', true, ''],
  [{ kind: 'integer' }, '5', true, 5],
  [{ kind: 'number' }, 'five', true, 'five'],
  [{ kind: 'integer' }, '', true, undefined],
  [{ kind: 'boolean' }, 'false', false, false],
  [{ kind: 'number' }, '1.', false, 1],
  [{ kind: 'number' }, ' ', false, ' '],
  [{ kind: 'integer' }, '9007199254740993', false, '9007199254740993'],
  [{ kind: 'number', values: [1, 2] }, '2', false, 2],
])('the field %j with %j means %j', (field, text, isRequired, value) => {
  expect(parseFieldText(field, text, isRequired)).toBe(value);
});

it.each<[FormField, unknown]>([
  [{ kind: 'string' }, ''],
  [{ kind: 'string', values: ['a', 'b'] }, 'a'],
  [{ kind: 'integer', default: 3 }, 3],
  [{ kind: 'array' }, []],
  [{ kind: 'object', properties: [property('in', { kind: 'object', properties: [] }, true)] }, { in: {} }],
  [{ kind: 'json' }, null],
])('a new %j is %j', (field, value) => {
  expect(emptyValue(field)).toEqual(value);
});

describe('an issue', () => {
  it.each([
    ['/name', true],
    ['/address/city', true],
    ['/tags/0', true],
    ['/extra/deep/er', true],
    ['/address/zip', false],
    ['/unknown', false],
    ['', false],
  ])('at %s has a field: %s', (pointer, hasField) => {
    expect(hasFieldAt(form, pointer)).toBe(hasField);
  });
});
