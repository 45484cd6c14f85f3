import { describe, expect, it } from 'vitest';
import { requireFewNames, requireNamesWithin } from '../../src/codecs/body-names.ts';
import { maxNames } from '../../src/json-depth.ts';

const members = (count: number) => Array.from({ length: count }, (_, at) => `"n${at}":{"a":[1,2]}`).join(',');
const most = `{${members(maxNames)}}`;
const tooMany = `{${members(maxNames + 1)}}`;

describe('the names of an object in a text of JSON', () => {
  it.each<[what: string, text: string]>([
    ['as many as there may be', most],
    ['as many in each of several objects', `[${most},${most}]`],
    ['many more in the objects of a list', `[${Array(maxNames + 1).fill('{"a":1,"b":2}')}]`],
    ['a list of any length', `{"list":[${Array(maxNames * 2).fill(0)}],"b":1}`],
    ['a text that looks like many', JSON.stringify({ text: tooMany })],
    ['no JSON', `${'}'.repeat(maxNames * 6)}]{`],
  ])('are few: %s', (_, text) => {
    expect(() => requireFewNames(text)).not.toThrow();
  });

  it.each<[what: string, text: string]>([
    ['one more', tooMany],
    ['in an object in a list', `[1,{"a":[${tooMany}]}]`],
    ['behind a list', `{"list":[1,2],${members(maxNames)}}`],
    ['in a text without an end', `{"a":[],${members(maxNames)}`],
  ])('are too many: %s', (_, text) => {
    expect(() => requireFewNames(text)).toThrow(`more than ${maxNames} names`);
  });

  it('are counted by whoever has read them', () => {
    expect(() => requireNamesWithin(maxNames)).not.toThrow();
    expect(() => requireNamesWithin(maxNames + 1)).toThrow(
      expect.objectContaining({ code: 'too-large', status: 413 }),
    );
  });
});
