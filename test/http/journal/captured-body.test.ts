import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CapturedBody,
  captureBytes,
  captureStream,
  captureText,
  maxCapturedBytes,
} from '../../../src/http/journal/captured-body.ts';
import { runs } from '../../support/property-tests.ts';

const bytesOf = ({ content }: CapturedBody) => Buffer.from(content);

/** Texts whose lengths are on both sides of what is captured. */
const texts = fc
  .tuple(fc.constantFrom('a', 'é', '€', '🦉', 'a€'), fc.integer({ min: 0, max: 40_000 }))
  .map(([part, times]) => part.repeat(times));

describe('a captured body', () => {
  it('is whole when it is short, else truncated, with its full length', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const whole = Buffer.from(text);
        for (const body of [captureText(text, whole.length), captureBytes(whole)]) {
          expect(body.bytes).toBe(whole.length);
          expect(body.captured).toBe(bytesOf(body).length);
          expect(body.captured).toBeLessThanOrEqual(maxCapturedBytes);
          // A text is not cut within a character, which is at most four bytes.
          expect(body.captured).toBeGreaterThan(Math.min(whole.length, maxCapturedBytes) - 4);
          expect(bytesOf(body).equals(whole.subarray(0, body.captured))).toBe(true);
        }
      }),
      { numRuns: runs(50) },
    );
  });

  it('holds nothing of what is cut off', () => {
    for (const body of [
      captureBytes(Buffer.alloc(1_000_000)),
      captureText('x'.repeat(1_000_000), 1_000_000),
    ]) {
      expect((body.content as Uint8Array).buffer.byteLength).toBe(maxCapturedBytes);
    }
  });

  it.each([0, 1, maxCapturedBytes, maxCapturedBytes + 1, 3 * maxCapturedBytes])(
    'is captured of a stream of %d bytes',
    async (length) => {
      const stream = new PassThrough();
      const body = captureStream(stream);
      for (let at = 0; at < length; at += 40_000)
        stream.write(Buffer.alloc(Math.min(40_000, length - at), 7));
      stream.end();
      await new Promise((resolve) => stream.on('end', resolve));
      expect(body()).toMatchObject({ bytes: length, captured: Math.min(length, maxCapturedBytes) });
      expect(bytesOf(body()).equals(Buffer.alloc(Math.min(length, maxCapturedBytes), 7))).toBe(true);
    },
  );
});
