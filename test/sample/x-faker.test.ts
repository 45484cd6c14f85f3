import { describe, expect, it } from 'vitest';
import { olderFakerNames } from '../../src/sample/faker-aliases.ts';
import { fakerMethods, fakerName } from '../../src/sample/x-faker.ts';
import { sample, samples } from '../support/sampling.ts';

describe('x-faker', () => {
  it.each<[what: string, faker: unknown, expected: unknown]>([
    ['a method', 'internet.email', expect.stringContaining('@')],
    ['a method and a list of arguments', { 'helpers.arrayElement': [['red']] }, 'red'],
    [
      'a method and its one argument',
      { 'string.alpha': { length: 5, casing: 'upper' } },
      expect.stringMatching(/^[A-Z]{5}$/),
    ],
    ['a list of a method and arguments', ['helpers.arrayElement', ['blue']], 'blue'],
    ['a choice of great numbers', { 'helpers.arrayElement': [['20000']] }, '20000'],
    [
      'an amount in bounds',
      { 'finance.amount': [{ min: 5000, max: 6000 }] },
      expect.stringMatching(/^5\d{3}\./),
    ],
    ['a date', 'date.past', expect.stringMatching(/^\d{4}-\d\d-\d\dT/)],
  ])('may be %s', (_what, faker, expected) => {
    expect(sample({ type: 'string', 'x-faker': faker })).toEqual(expected);
  });

  it('generates numbers and arrays', () => {
    expect(sample({ type: 'integer', 'x-faker': { 'number.int': [{ min: 5000, max: 6000 }] } })).toSatisfy(
      (value) => value >= 5000 && value <= 6000,
    );
    expect(sample({ type: 'array', 'x-faker': { 'helpers.shuffle': [[4]] } })).toEqual([4]);
  });

  it.each<[what: string, faker: unknown]>([
    ['a module that there is not', 'nothing.email'],
    ['a method that there is not', 'internet.nothing'],
    ['a member that is no method', 'internet.faker'],
    ['what an object inherits', 'internet.constructor'],
    ['deeper ways', 'internet.email.call'],
    ['a template', { 'helpers.fake': ['{{internet.email}}'] }],
    ['a pattern', { 'helpers.fromRegExp': ['a{1000000}'] }],
    ['more than a value is worth', { 'string.alpha': [1e9] }],
    ['more digits than a value is worth', { 'finance.accountNumber': [1e9] }],
    ['more dates than a value is worth', { 'date.betweens': [{ from: 0, to: 1, count: 1e9 }] }],
    ['a range of too many dates', { 'date.betweens': [{ from: 0, to: 1, count: { min: 1e8, max: 1e9 } }] }],
    ['a repetition without end', { 'helpers.replaceCreditCardSymbols': ['4{999999999}'] }],
    ['a value that does not fit', 'color.human'],
    ['nothing', null],
  ])('is ignored when it requests %s', (_what, faker) => {
    expect(sample({ type: 'string', format: 'uuid', 'x-faker': faker })).toMatch(/^[\da-f]{8}-/);
  });

  it.each<[what: string, faker: unknown, expected: unknown]>([
    ['a module that was renamed', 'address.city', expect.stringMatching(/^[A-Z]/)],
    ['a method that was renamed', 'name.findName', expect.stringContaining(' ')],
    ['a method of a module that is gone', 'random.uuid', expect.stringMatching(/^[\da-f]{8}-/)],
    ['a list and its element', { 'random.arrayElement': [['red']] }, 'red'],
    [
      'a format that has no meaning today',
      { 'phone.phoneNumber': ['###-###'] },
      expect.stringMatching(/\d{3}/),
    ],
    ['a length', { 'random.alphaNumeric': [7] }, expect.stringMatching(/^[\da-z]{7}$/i)],
  ])('has an older name: %s', (_what, faker, expected) => {
    expect(sample({ type: 'string', 'x-faker': faker })).toEqual(expected);
  });

  it.each<[what: string, faker: unknown, expected: readonly unknown[]]>([
    ['bounds', { 'datatype.number': { min: 10, max: 11 } }, [10, 11]],
    ['a maximum', { 'random.number': [0] }, [0]],
    ['a precision', { 'datatype.number': { min: 0, max: 0.2, precision: 0.1 } }, [0, 0.1, 0.2]],
    ['a precision of a float', { 'datatype.float': { min: 1, max: 1.5, precision: 0.5 } }, [1, 1.5]],
  ])('takes the older arguments of numbers: %s', (_what, faker, expected) => {
    for (const value of samples({ type: 'number', 'x-faker': faker })) expect(expected).toContain(value);
  });

  it('knows a method for each older name', () => {
    const methods = fakerMethods();
    for (const name of olderFakerNames) expect(methods, name).toContain(fakerName(name));
  });

  it('does not change the contract', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8];
    samples({ 'x-faker': { 'helpers.shuffle': [list, { inplace: true }] } });
    expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
