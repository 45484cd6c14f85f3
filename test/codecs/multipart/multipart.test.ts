import { describe, expect, it } from 'vitest';
import { codecFor, contentTypeOf } from '../../../src/codecs/codecs.ts';
import { mixedCodec } from '../../../src/codecs/multipart/mixed-codec.ts';
import type { MediaType } from '../../../src/openapi/document.ts';
import { createSchemaMerger } from '../../../src/schema/schema-merger.ts';
import { contractOf } from '../../support/contract.ts';

const mergeSchema = createSchemaMerger(contractOf({}));

/** The parts of a body as text, without their boundary. */
function written(mediaType: string, value: unknown, media: MediaType = {}) {
  const body = Buffer.from(codecFor(mediaType).serialize(value, { media, mergeSchema }));
  const [, boundary = ''] = /boundary=(\S+)$/.exec(contentTypeOf(mediaType, body)) ?? [];
  return body.toString('latin1').replaceAll(boundary, 'b').replaceAll('\r\n', '|');
}

const named = (name: string) => `Content-Disposition: form-data; name="${name}"`;

describe('a multipart body', () => {
  it.each<[what: string, value: unknown, media: MediaType, expected: string]>([
    [
      'texts',
      { a: 'é', n: 1 },
      {},
      `--b|${named('a')}|Content-Type: text/plain; charset=utf-8||Ã©|--b|${named('n')}|Content-Type: text/plain; charset=utf-8||1|--b--|`,
    ],
    ['an object', { a: { b: 1 } }, {}, `--b|${named('a')}|Content-Type: application/json||{"b":1}|--b--|`],
    [
      'a list',
      { a: ['x', 'y'] },
      {},
      `--b|${named('a')}|Content-Type: text/plain; charset=utf-8||x|--b|${named('a')}|Content-Type: text/plain; charset=utf-8||y|--b--|`,
    ],
    [
      'a file',
      { f: 'ÿ' },
      { schema: { type: 'object', properties: { f: { type: 'string', format: 'binary' } } } },
      `--b|${named('f')}; filename="f.bin"|Content-Type: application/octet-stream||ÿ|--b--|`,
    ],
    [
      'its own encoding',
      { f: 'ÿ', t: [1] },
      {
        encoding: {
          f: { contentType: 'image/gif, image/png', headers: { 'X-Size': { example: 1 } } },
          t: { contentType: 'application/json' },
        },
      },
      `--b|${named('f')}; filename="f.gif"|Content-Type: image/gif|X-Size: 1||ÿ|--b|${named('t')}|Content-Type: application/json||[1]|--b--|`,
    ],
    [
      'a name that breaks lines',
      { 'a"\r\nb': '' },
      {},
      `--b|${named('a%22%0D%0Ab')}|Content-Type: text/plain; charset=utf-8|||--b--|`,
    ],
    ['nothing', {}, {}, '--b--|'],
    ['a text', 'hello', {}, '--b|Content-Type: text/plain; charset=utf-8||hello|--b--|'],
    ['what is one already', '--b\nX: 1\n\nhi\n--b--\n', {}, '--b|X: 1||hi|--b--|'],
  ])('is written of %s', (_, value, media, expected) => {
    expect(written('multipart/form-data', value, media)).toBe(expected);
    expect(written('multipart/mixed', value, media)).toBe(expected);
  });

  it('is written of a list by position', () => {
    const media = {
      prefixEncoding: [{ contentType: 'application/json' }],
      itemEncoding: { contentType: 'text/html' },
    };
    expect(written('multipart/mixed', ['a', 'b', 'c'], media)).toBe(
      '--b|Content-Type: application/json||"a"|--b|Content-Type: text/html||b|--b|Content-Type: text/html||c|--b--|',
    );
  });

  it('is a form that others read', async () => {
    const body = codecFor('multipart/form-data').serialize({ a: 'é', f: { b: [1] } });
    const form = await new Response(Buffer.from(body), {
      headers: { 'content-type': contentTypeOf('multipart/form-data', body) },
    }).formData();
    expect([form.get('a'), form.get('f')]).toEqual(['é', '{"b":[1]}']);
  });

  it('has a boundary that the contract names only where that is what it begins with', () => {
    expect(contentTypeOf('multipart/mixed; boundary=x', '--y\r\n\r\n--y--\r\n')).toBe(
      'multipart/mixed; boundary=y',
    );
  });
});

describe('a multipart body that is no form', () => {
  const read = (text: string, schema?: object) =>
    mixedCodec.parse(
      Buffer.from(text.replaceAll('|', '\r\n'), 'latin1'),
      schema && { media: { schema: { ...schema } }, mergeSchema },
    );
  const parts =
    '--b|Content-Type: application/json||{"name":"a"}|--b|Content-Type: image/png||\u0089PNG|--b--|';

  it.each<[what: string, text: string, schema: object | undefined, expected: unknown]>([
    ['a list of parts', parts, { type: 'array' }, [{ name: 'a' }, '\u0089PNG']],
    [
      'properties by order',
      parts,
      { type: 'object', properties: { about: {}, photo: {} } },
      { about: { name: 'a' }, photo: '\u0089PNG' },
    ],
    [
      'properties by name',
      `--b|${named('t')}||x|--b--|`,
      { type: 'object', properties: { s: {}, t: {} } },
      { t: 'x' },
    ],
    ['a text of two lines', '--b||x|y|--b--', undefined, ['x\r\ny']],
  ])('is read as %s', async (_, text, schema, expected) => {
    await expect(read(text, schema)).resolves.toEqual(expected);
  });

  it.each([
    ['no boundary', 'hello'],
    ['no end', '--b||x'],
    ['JSON that is none', '--b|Content-Type: application/json||{|--b--|'],
  ])('is refused for %s', async (_, text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'malformed' });
  });
});
