import { describe, expect, it } from 'vitest';
import { jsonNodes } from '../../../../src/openapi/load/source/json-nodes.ts';

const text = `  {
  "tides": [ {"at": 1.5e3 , "high":true}, [], "]}" , null ],
  "a \\"quoted\\\\" : { "\\u0062oat": "\\\\", "boat": -1},
  "empty":{ } , "twice": 1, "twice": [7]
}
`;

/** What follows the offset of a node, and that of its name. */
function found(...tokens: readonly string[]): readonly string[] | undefined {
  let [node, offset] = [jsonNodes(text), 0];
  for (const token of tokens) {
    const entry = node.entries.get(token);
    if (entry === undefined) return undefined;
    ({ node, offset } = entry);
  }
  return [offset, node.offset].map((at) => text.slice(at, at + 6));
}

describe('the nodes of JSON', () => {
  it.each([
    [['tides'], ['"tides', '[ {"at']],
    [
      ['tides', '0'],
      ['{"at":', '{"at":'],
    ],
    [
      ['tides', '0', 'at'],
      ['"at": ', '1.5e3 '],
    ],
    [
      ['tides', '0', 'high'],
      ['"high"', 'true},'],
    ],
    [
      ['tides', '1'],
      ['[], "]', '[], "]'],
    ],
    [
      ['tides', '2'],
      ['"]}" ,', '"]}" ,'],
    ],
    [
      ['tides', '3'],
      ['null ]', 'null ]'],
    ],
    [['a "quoted\\'], ['"a \\"q', '{ "\\u0']],
    [
      ['a "quoted\\', 'boat'],
      ['"boat"', '-1},\n '],
    ],
    [['empty'], ['"empty', '{ } , ']],
    [['twice'], ['"twice', '[7]\n}\n']],
  ])('finds %j', (tokens, expected) => {
    expect(found(...tokens)).toEqual(expected.map((part) => part.slice(0, 6)));
  });

  it.each([[['tides', '4']], [['tides', '1', '0']], [['tides', '2', '0']], [['empty', 'x']], [['boat']]])(
    'does not find %j',
    (tokens) => {
      expect(found(...tokens)).toBeUndefined();
    },
  );

  it('begins after white space', () => {
    expect(jsonNodes(text).offset).toBe(2);
  });
});
