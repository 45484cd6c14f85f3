import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileSample } from '../../../src/sample/files/file-samples.ts';

const latin1 = (mediaType: string) => fileSample(mediaType)?.toString('latin1') ?? '';

describe('a generated file', () => {
  it.each([
    ['image/png', '89504e470d0a1a0a', '49454e44ae426082'],
    ['image/jpeg', 'ffd8ff', 'ffd9'],
    ['image/gif', '474946383961', '3b'],
    ['image/webp', '52494646', ''],
    ['IMAGE/SVG+XML; charset=utf-8', '3c737667', '2f3e0a'],
    ['audio/wav', '52494646', '8080'],
    ['audio/mpeg', 'fffb', '0000'],
    ['application/zip', '504b0304', '0000'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '504b0304', '0000'],
  ])('of %s begins and ends as its type does', (mediaType, start, end) => {
    const hex = fileSample(mediaType)?.toString('hex') ?? '';
    expect(hex.slice(0, start.length)).toBe(start);
    expect(hex.endsWith(end)).toBe(true);
  });

  it('of a PDF has a table of where its objects are', () => {
    const pdf = latin1('application/pdf');
    const [, start = ''] = /startxref\n(\d+)\n%%EOF\n$/.exec(pdf) ?? [];
    const offsets = [...pdf.slice(Number(start)).matchAll(/(\d{10}) 00000 n/g)].map(([, at]) => Number(at));
    expect(offsets.map((at) => pdf.slice(at, at + 7))).toEqual(['1 0 obj', '2 0 obj', '3 0 obj']);
  });

  it('of a WAV and a WebP says how long it is', () => {
    for (const type of ['audio/wav', 'image/webp']) {
      const bytes = fileSample(type) ?? Buffer.alloc(8);
      expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    }
  });

  it('of gzip can be read', () => {
    expect(gunzipSync(fileSample('application/gzip') ?? '').toString()).toContain('sandbox');
  });

  it.each([
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xl/workbook.xml'],
    ['application/vnd.ms-excel', 'xl/worksheets/sheet1.xml'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'word/document.xml'],
  ])('of %s is a package that declares its part %s', (mediaType, part) => {
    const file = latin1(mediaType);
    expect(file.indexOf('[Content_Types].xml')).toBe(30);
    expect(file).toContain(`<Override PartName="/${part}"`);
    expect(file.split(part).length).toBeGreaterThan(3);
  });

  it.each(['spreadsheet', 'text'])('of an OpenDocument %s begins with its media type', (kind) => {
    const type = `application/vnd.oasis.opendocument.${kind}`;
    expect(latin1(type).slice(30, 38 + type.length)).toBe(`mimetype${type}`);
  });

  it.each(['application/octet-stream', 'text/plain', 'constructor', ''])('of %j is none', (mediaType) => {
    expect(fileSample(mediaType)).toBeUndefined();
  });
});
