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

/** Texts and how long they may be, on both sides of what is kept. */
const texts = fc
  .tuple(fc.constantFrom('a', 'é', '€', '🦉', 'a€'), fc.integer({ min: 0, max: 40_000 }))
  .map(([part, times]) => part.repeat(times));

describe('a captured body', () => {
  it('is whole when it is short, else truncated, with its full length', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const whole = Buffer.from(text);
        for (const kept of [captureText(text, whole.length), captureBytes(whole)]) {
          expect(kept.bytes).toBe(whole.length);
          expect(kept.captured).toBe(bytesOf(kept).length);
          expect(kept.captured).toBeLessThanOrEqual(maxCapturedBytes);
          // A text is not cut within a character, which is at most four bytes.
          expect(kept.captured).toBeGreaterThan(Math.min(whole.length, maxCapturedBytes) - 4);
          expect(bytesOf(kept).equals(whole.subarray(0, kept.captured))).toBe(true);
        }
      }),
      { numRuns: runs(50) },
    );
  });

  it('holds nothing of what is cut off', () => {
    for (const kept of [
      captureBytes(Buffer.alloc(1_000_000)),
      captureText('x'.repeat(1_000_000), 1_000_000),
    ]) {
      expect((kept.content as Uint8Array).buffer.byteLength).toBe(maxCapturedBytes);
    }
  });

  it.each([0, 1, maxCapturedBytes, maxCapturedBytes + 1, 3 * maxCapturedBytes])(
    'is kept of a stream of %d bytes',
    async (length) => {
      const stream = new PassThrough();
      const kept = captureStream(stream);
      for (let at = 0; at < length; at += 40_000)
        stream.write(Buffer.alloc(Math.min(40_000, length - at), 7));
      stream.end();
      await new Promise((resolve) => stream.on('end', resolve));
      expect(kept()).toMatchObject({ bytes: length, captured: Math.min(length, maxCapturedBytes) });
      expect(bytesOf(kept()).equals(Buffer.alloc(Math.min(length, maxCapturedBytes), 7))).toBe(true);
    },
  );
});
