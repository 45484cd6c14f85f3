import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { readParts } from '../../../src/codecs/multipart/read-parts.ts';
import { splitForm } from '../../../src/codecs/multipart/split-form.ts';
import { splitParts } from '../../../src/codecs/multipart/split-parts.ts';

const failures = {
  tooMany: () => new Error('too many'),
  unreadable: (cause: Error) => new Error('unreadable', { cause }),
};
const part = (text: string) => `\r\n--b\r\nX: y\r\n\r\n${text}`;
const bodyOf = (texts: readonly string[]) => `${texts.map(part).join('')}\r\n--b--\r\n`;

function* chunksOf(body: string, size: number) {
  for (let at = 0; at < body.length; at += size) yield Buffer.from(body.slice(at, at + size));
}

const read = async (each: Readable) => (await buffer(each)).toString();

describe('a body of parts', () => {
  it.each([1, 7, 100, 1_000_000])('is split the same in chunks of %d bytes', async (size) => {
    const texts = ['', 'a', '\r\n--', `x${'--b'.repeat(100)}\r\n`, 'x'.repeat(200_000)];
    const chunks = chunksOf(bodyOf(size === 1 ? texts.slice(0, 4) : texts), size);
    expect(await splitParts(chunks, 'b', { ...failures, receive: read })).toEqual(
      size === 1 ? texts.slice(0, 4) : texts,
    );
  });

  it('begins few of them before others have a turn', async () => {
    const slices: number[] = [];
    let slice = 0;
    const receive = (each: Readable) => {
      void Promise.resolve().then(() => {
        slice = slices.length;
      });
      slices.push(slice);
      return read(each);
    };
    const body = bodyOf(Array.from({ length: 900 }, (_, i) => `${i}`));
    expect(await splitParts([Buffer.from(body)], 'b', { ...failures, receive })).toHaveLength(900);
    expect(new Set(slices).size).toBeGreaterThan(50);
  });

  it('is read no further than the first part that is too many', async () => {
    let chunks = 0;
    function* sent() {
      for (const chunk of chunksOf(part('').repeat(500_000), 65_536)) {
        chunks += 1;
        yield chunk;
      }
    }
    await expect(splitParts(sent(), 'b', { ...failures, receive: read })).rejects.toThrow('too many');
    expect(chunks).toBe(1);
  });

  it.each([
    ['that has no end', part('a')],
    ['that has no parts', 'a'],
    ['of nothing', ''],
  ])('is refused: one %s', async (_, body) => {
    await expect(splitParts(chunksOf(body, 10), 'b', { ...failures, receive: read })).rejects.toThrow(
      'unreadable',
    );
  });

  it('ends where a part is refused, and nobody waits for the rest of another', async () => {
    const errors: unknown[] = [];
    let count = 0;
    const receive = (each: Readable) => {
      each.on('error', (error) => errors.push(error));
      count += 1;
      return count === 2 ? Promise.reject(new Error('refused')) : new Promise<never>(() => {});
    };
    const body = bodyOf(['a', 'b', 'c'.repeat(1_000_000)]);
    await expect(splitParts(chunksOf(body, 100), 'b', { ...failures, receive })).rejects.toThrow('refused');
    await new Promise(setImmediate);
    expect(errors).toContainEqual(new Error('the body cannot be read to its end'));
    expect(count).toBeLessThan(4);
  });

  it('may have parts without headers, which are no fields', async () => {
    const form = (body: string) =>
      splitForm(Readable.from([Buffer.from(body)]), 'multipart/form-data; boundary=b', {
        isFile: () => false,
        receive: (_, bytes) => read(bytes),
        text: { bytes: 100, error: failures.tooMany },
      });
    const field = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n';
    expect((await form(`--b\r\n${field}--b\r\nX: y\r\n--b--\r\n`)).fields).toEqual({ a: '1' });
    expect((await form('--b\r\n--b\r\n--b--\r\n')).fields).toEqual({});
  });

  it('has at most a thousand where it is no form', async () => {
    const parts = (count: number) => readParts(Buffer.from(bodyOf(Array(count).fill('1'))), 'b');
    await expect(parts(1_000)).resolves.toHaveLength(1_000);
    await expect(parts(1_001)).rejects.toThrow('more than 1000 parts');
  });
});
