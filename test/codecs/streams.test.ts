import { describe, expect, it } from 'vitest';
import { visitLines } from '../../src/codecs/body-text.ts';
import { eventStreamCodec } from '../../src/codecs/event-stream-codec.ts';
import { parseJsonInSteps } from '../../src/codecs/json-codec.ts';
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

describe('a long stream', () => {
  const stepsOf = (steps: Generator) => {
    let count = 0;
    while (steps.next().done !== true) count += 1;
    return count;
  };
  const visited = (text: string) =>
    stepsOf(
      visitLines(text, /\r\n|\r|\n/g, function* visit() {
        yield* [];
      }),
    );

  it.each([
    ['short lines', 'data: {"name":"a"}\n\n'.repeat(10_000)],
    ['empty lines', '\n'.repeat(100_000)],
    ['long lines', `data: ${'a'.repeat(5_000)}\r\n`.repeat(40)],
  ])('of %s is read in many steps', (_, text) => {
    expect(visited(text)).toBeGreaterThan(text.length / 10_000);
  });

  it('has a line or an event that is long read in steps', () => {
    const text = JSON.stringify(Array(30_000).fill({ a: 1 }));
    expect(stepsOf(parseJsonInSteps(text))).toBeGreaterThan(text.length / 30_000);
  });

  it('has all lines of what is no JSON as a text', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `line ${i}`);
    const body = Buffer.from(`${lines.map((line) => `data: ${line}`).join('\n')}\n\n`);
    expect(await eventStreamCodec.parse(body)).toEqual([lines.join('\n')]);
  });

  it('names the line that is no JSON', async () => {
    const long = `[${'1,'.repeat(40_000)}]`;
    await expect(jsonLinesCodec.parse(Buffer.from(`1\n${long}\n`))).rejects.toThrow(
      'line 2: the body is not JSON: unexpected "]" at line 1, column 80002',
    );
  });
});
