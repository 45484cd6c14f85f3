import { describe, expect, it } from 'vitest';
import { formDataCodec } from '../../../src/codecs/multipart/form-data-codec.ts';
import { mixedCodec } from '../../../src/codecs/multipart/mixed-codec.ts';
import type { Encoding, Schema } from '../../../src/openapi/document.ts';
import { createSchemaMerger } from '../../../src/schema/schema-merger.ts';
import { contractOf } from '../../support/contract.ts';

const mergeSchema = createSchemaMerger(contractOf({}));
const meta: Schema = { type: 'object', properties: { title: { type: 'string' } } };
const rows: Schema = { type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } };
const properties = { meta, rows, metas: { type: 'array', items: meta }, note: { type: 'string' } };
const schema: Schema = { type: 'object', properties };

function readForm(fields: Record<string, unknown>, encoding: Record<string, Encoding>): unknown {
  return formDataCodec.parse({ fields, files: [] }, { media: { schema, encoding }, mergeSchema });
}

function readMixed(parts: string, encoding: Record<string, Encoding> = {}): unknown {
  const body = Buffer.from(parts.replaceAll('|', '\r\n'));
  return mixedCodec.parse(body, { media: { schema, encoding }, mergeSchema });
}

const as = (contentType: string) => ({
  meta: { contentType },
  rows: { contentType },
  metas: { contentType },
  note: { contentType },
});

describe('a field of a form', () => {
  it.each<[fields: Record<string, unknown>, contentType: string, expected: unknown]>([
    [{ meta: '<meta><title>ü</title></meta>' }, 'application/xml', { meta: { title: 'ü' } }],
    [{ meta: ' <m><title>x</title></m>' }, 'application/json, text/xml', { meta: { title: 'x' } }],
    [{ metas: ['<m><title>a</title></m>', '<m/>'] }, 'text/xml', { metas: [{ title: 'a' }, {}] }],
    [{ rows: 'a,b\n1,2\n' }, 'text/csv', { rows: [{ a: '1', b: '2' }] }],
    [{ meta: 'title: x' }, 'application/yaml', { meta: { title: 'x' } }],
    [{ rows: '{"a":"1"}\n{"a":"2"}\n' }, 'application/x-ndjson', { rows: [{ a: '1' }, { a: '2' }] }],
    // What is no such value stays a text, which the schema decides on.
    [{ meta: '{"title":"x"}' }, 'application/xml, application/json', { meta: '{"title":"x"}' }],
    [{ note: '<b>x</b>' }, 'application/xml', { note: '<b>x</b>' }],
    [{ meta: 'x' }, 'application/xml', { meta: 'x' }],
    [{ other: '<b/>' }, 'application/xml', { other: '<b/>' }],
  ])('%j is read as %s', async (fields, contentType, expected) => {
    expect(await readForm(fields, as(contentType))).toEqual(expected);
  });

  it('that cannot be read is named', async () => {
    await expect(readForm({ meta: '<a>' }, as('text/xml'))).rejects.toMatchObject({
      code: 'malformed',
      message: expect.stringMatching(/^the part meta is not well-formed XML: /),
    });
  });
});

describe('a part of multipart/mixed', () => {
  it.each<[parts: string, expected: unknown]>([
    ['--b|Content-Type: text/xml||<m><title>x</title></m>|--b--|', { meta: { title: 'x' } }],
    ['--b|Content-Type: application/yaml||title: x|--b--|', { meta: { title: 'x' } }],
    [
      '--b|Content-Disposition: form-data; name="rows"|Content-Type: text/csv||a|1|--b--|',
      { rows: [{ a: '1' }] },
    ],
  ])('%j is read in its own format', async (parts, expected) => {
    expect(await readMixed(parts)).toEqual(expected);
  });

  const part = (type: string) => `--b|Content-Disposition: form-data; name="note"|${type}|x|--b--|`;

  it.each([
    ['Content-Type: text/plain|', 'image/png, image/jpeg'],
    ['Content-Type: image/gif|', 'image/png'],
    ['Content-Type: application/pdf|', 'image/*'],
  ])('of another type than the contract declares is refused: %s for %s', async (type, contentType) => {
    await expect(readMixed(part(type), { note: { contentType } })).rejects.toMatchObject({
      code: 'unsupported-media-type',
      message: expect.stringContaining('/note has the Content-Type'),
    });
  });

  it.each([
    ['', 'image/png'],
    ['Content-Type: image/jpeg|', 'image/*'],
    ['Content-Type: image/png|', 'application/octet-stream'],
  ])('may be of a declared type, or say none: %j for %s', async (type, contentType) => {
    expect(await readMixed(part(type), { note: { contentType } })).toEqual({ note: 'x' });
  });
});
