import { describe, expect, it } from 'vitest';
import { eventStreamCodec } from '../../src/codecs/event-stream-codec.ts';
import { jsonLinesCodec } from '../../src/codecs/json-lines-codec.ts';
import { createSchemaMerger } from '../../src/schema/schema-merger.ts';
import { contractOf } from '../support/contract.ts';

const mergeSchema = createSchemaMerger(contractOf({}));

describe('JSON Lines', () => {
  it('is one value a line', () => {
    expect(jsonLinesCodec.serialize([{ a: 1 }, 'x'])).toBe('{"a":1}\n"x"\n');
    expect(jsonLinesCodec.parse(Buffer.from('{"a":1}\r\n\n"x"'))).toEqual([{ a: 1 }, 'x']);
    expect(jsonLinesCodec.parse(Buffer.from('\u001e{"a":1}\n\u001e2\n'))).toEqual([{ a: 1 }, 2]);
  });

  it.each([
    ['a text', 'two words', '"two words"\n'],
    ['lines that are written', '{"a":1}\n{"a":2}\n', '{"a":1}\n{"a":2}\n'],
    ['a written sequence', '\u001e{"a":1}\n', '\u001e{"a":1}\n'],
    ['nothing', '', ''],
  ])('has %s', (_, value, lines) => {
    expect(jsonLinesCodec.serialize(value)).toBe(lines);
  });

  it('is refused with the number of the line', () => {
    expect(() => jsonLinesCodec.parse(Buffer.from('1\n{"a"\n'))).toThrow(/^line 2: the body is not JSON/);
  });
});

describe('an event stream', () => {
  it.each([
    ['values', [{ n: 1 }, 'a\nb'], 'data: {"n":1}\n\ndata: a\ndata: b\n\n'],
    ['events', [{ event: 'tick', id: '7', data: { n: 1 } }], 'event: tick\nid: 7\ndata: {"n":1}\n\n'],
    ['one value', { n: 1 }, 'data: {"n":1}\n\n'],
    ['a written text', 'data: x\n\n', 'data: x\n\n'],
    ['a comment', ': still here\n\n', ': still here\n\n'],
    ['a text that is no stream', 'update: a\ndatabase', 'data: update: a\ndata: database\n\n'],
    [
      'values with other properties than those of events',
      [{ data: 1, kind: 'a' }],
      'data: {"data":1,"kind":"a"}\n\n',
    ],
  ])('has %s', (_, value, text) => {
    expect(eventStreamCodec.serialize(value)).toBe(text);
  });

  it('ends as the contract says', () => {
    const shape = { media: { streamEnd: '[DONE]' }, mergeSchema };
    expect(eventStreamCodec.serialize([1], shape)).toBe('data: 1\n\ndata: [DONE]\n\n');
  });
});
