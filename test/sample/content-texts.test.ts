import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { ref, sample } from '../support/sampling.ts';

const text = (keywords: Schema): Schema => ({ type: 'string', ...keywords });
const point: Schema = { type: 'object', required: ['x'], properties: { x: { type: 'integer' } } };
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

describe('a generated text with contents', () => {
  it.each<[Schema, RegExp]>([
    [{ contentEncoding: 'base64' }, base64],
    [{ contentEncoding: 'BASE64', minLength: 100 }, base64],
    [{ contentEncoding: 'base64', maxLength: 4 }, base64],
    [{ format: 'base64' }, base64],
    [{ allOf: [{ contentEncoding: 'base64' }, { maxLength: 30 }] }, base64],
    [{ contentEncoding: 'base64url' }, /^[\w-]+$/],
    [{ contentEncoding: 'base32' }, /^(?:[A-Z2-7=]{8})+$/],
    [{ contentEncoding: 'base16' }, /^(?:[0-9A-F]{2})+$/],
    [{ contentMediaType: 'text/html' }, /^<p>.+<\/p>$/],
    [{ contentMediaType: 'application/soap+xml' }, /^<note>.+<\/note>$/],
    [{ contentMediaType: 'image/svg+xml' }, /^<svg /],
  ])('is as %j says', (keywords, expected) => {
    expect(sample(text(keywords), { name: 'data' })).toMatch(expected);
  });

  it.each<[Schema, (content: string) => unknown]>([
    [{ contentSchema: point }, JSON.parse],
    [{ contentSchema: ref('Point'), contentMediaType: 'application/vnd.x+json' }, JSON.parse],
    [{ contentSchema: point, contentEncoding: 'base64' }, (each) => JSON.parse(decoded(each).toString())],
  ])('is JSON by its own schema: %j', (keywords, parse) => {
    const value = sample(text({ contentMediaType: 'application/json', ...keywords }), {
      schemas: { Point: point },
    });
    expect(parse(`${value}`)).toEqual({ x: expect.any(Number) });
  });

  it('is a small file in Base64, where there is one of its type', () => {
    const value = sample(text({ contentMediaType: 'image/png', contentEncoding: 'base64' }));
    expect(decoded(`${value}`).toString('latin1')).toMatch(/^\x89PNG/);
  });
});

function decoded(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
