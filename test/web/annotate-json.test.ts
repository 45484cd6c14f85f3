import { describe, expect, it } from 'vitest';
import { annotateJson, type PointedIssue } from '../../web/src/request/annotate-json.ts';

const boat = { name: 'A', crew: [{ age: 1 }, {}], 'a/b': null, tags: [] };

/** The lines that have issues, with these. */
function issuesIn(value: unknown, ...issues: readonly PointedIssue[]) {
  return annotateJson(value, issues)
    .filter((line) => line.issues.length > 0)
    .map(({ text, issues: own }) => [text.trim(), own]);
}

describe('a value with its issues', () => {
  it.each([[boat], [[]], [{}], ['text'], [null], [[1, [2, { a: true }]]]])(
    'is written as JSON: %j',
    (value) => {
      const lines = annotateJson(value, []);
      expect(lines.map(({ text }) => text).join('\n')).toBe(JSON.stringify(value, null, 2));
    },
  );

  it.each<[what: string, pointer: string, line: string, issue: string]>([
    ['a property', '/name', '"name": "A",', 'is wrong'],
    ['an item', '/crew/1', '{}', 'is wrong'],
    ['a property of an item', '/crew/0/age', '"age": 1', 'is wrong'],
    ['a name with a slash', '/a~1b', '"a/b": null,', 'is wrong'],
    ['the whole', '', '{', 'is wrong'],
    ['what is missing', '/crew/1/age', '{}', 'age is wrong'],
    ['what is missing far below', '/hull/parts/0', '{', 'hull/parts/0 is wrong'],
  ])('has that of %s at its line', (_, pointer, line, issue) => {
    expect(issuesIn(boat, { pointer, message: 'is wrong' })).toEqual([[line, [issue]]]);
  });

  it('has several of a line in their order', () => {
    const issues = ['a', 'b'].map((message) => ({ pointer: '/name', message }));
    expect(issuesIn(boat, ...issues)).toEqual([['"name": "A",', ['a', 'b']]]);
  });
});
