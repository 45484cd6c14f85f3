import { describe, expect, it } from 'vitest';
import { eventStreamCodec } from '../../src/codecs/event-stream-codec.ts';
import { jsonLinesCodec } from '../../src/codecs/json-lines-codec.ts';
import type { Schema } from '../../src/openapi/document.ts';
import { createSchemaMerger } from '../../src/schema/schema-merger.ts';
import { contractOf } from '../support/contract.ts';
import { objectOf } from '../support/small-contract.ts';

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

  it.each([
    ['application/json-seq', '\u001e1\n\u001e2\n'],
    ['application/geo+json-seq; charset=utf-8', '\u001e1\n\u001e2\n'],
    ['application/x-ndjson', '1\n2\n'],
  ])('has the separators of %s', (mediaType, text) => {
    expect(jsonLinesCodec.serialize([1, 2], { media: {}, mergeSchema, mediaType })).toBe(text);
  });

  it('is refused with the number of the line', () => {
    expect(() => jsonLinesCodec.parse(Buffer.from('1\n{"a"\n'))).toThrow(/^line 2: the body is not JSON/);
  });
});

describe('an event stream', () => {
  const tick = objectOf({
    event: 'string',
    id: 'string',
    retry: 'integer',
    data: objectOf({ n: 'integer' }),
  });
  const item = objectOf({ n: 'integer' });

  it.each<readonly [string, string, Schema | undefined, readonly unknown[]]>([
    ['data of several lines', 'data: {"n":\r\ndata:1}\r\n\r\n', item, [{ n: 1 }]],
    ['an event without an empty line', 'data: {"n":1}\n\ndata: {"n":2}', item, [{ n: 1 }, { n: 2 }]],
    ['comments and unknown fields', ':hi\nevent: tick\nx: y\ndata: {"n":1}\n\n\n', item, [{ n: 1 }]],
    ['its ending', 'data: {"n":1}\n\ndata: [DONE]\n\n', item, [{ n: 1 }]],
    [
      'events that are declared',
      'event: tick\nid: 7\nretry: 10\ndata: {"n":1}\n\n',
      tick,
      [{ event: 'tick', id: '7', retry: 10, data: { n: 1 } }],
    ],
    ['texts', 'data: 12\n\ndata: true\n\n', { type: 'string' }, ['12', 'true']],
    ['a text where an object is declared', 'data: hello\n\n', item, ['hello']],
    [
      'events of which nothing is declared',
      'data: 1\n\nid: 2\ndata: x\n\n',
      undefined,
      [1, { id: '2', data: 'x' }],
    ],
    ['events without data', 'event: ping\n\n', item, []],
  ])('is read with %s', (_, text, items, elements) => {
    const schema = { type: 'array', ...(items && { items }) };
    const shape = { media: { schema, streamEnd: '[DONE]' }, mergeSchema };
    expect(eventStreamCodec.parse(Buffer.from(text), shape)).toEqual(elements);
  });

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
