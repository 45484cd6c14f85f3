import { describe, expect, it } from 'vitest';
import { bytesCodec } from '../../src/codecs/bytes-codec.ts';
import { codecFor, firstMediaType, isStructured } from '../../src/codecs/codecs.ts';
import { formCodec, nestFields } from '../../src/codecs/form-codec.ts';
import { formDataCodec } from '../../src/codecs/multipart/form-data-codec.ts';
import { textCodec } from '../../src/codecs/text-codec.ts';

describe('codecFor', () => {
  it.each([
    ['application/json', 'json'],
    ['Application/JSON; charset=utf-8', 'json'],
    ['application/problem+json', 'json'],
    ['application/vnd.github.v3+json', 'json'],
    ['text/json', 'json'],
    ['*/*', 'json'],
    ['application/*', 'json'],
    ['application/x-www-form-urlencoded', 'form'],
    ['application/x-www-form-urlencoded; charset=utf-8', 'form'],
    ['multipart/form-data; boundary=x', 'multipart'],
    ['multipart/mixed', 'mixed'],
    ['application/x-protobuf', 'binary'],
    ['application/vnd.google.protobuf', 'binary'],
    ['application/msgpack; charset=utf-8', 'binary'],
    ['application/vnd.apache.avro+json', 'json'],
    ['application/senml+cbor', 'binary'],
    ['avro/binary', 'binary'],
    ['application/x-json-smile', 'binary'],
    ['application/vnd.apache.thrift.binary', 'binary'],
    ['application/vnd.acme.v1', 'bytes'],
    ['text/plain', 'plain'],
    ['application/text', 'plain'],
    ['text/html', 'text'],
    ['TEXT/HTML; charset=utf-8', 'text'],
    ['text/*', 'text'],
    ['application/xml', 'xml'],
    ['application/atom+xml; type=entry', 'xml'],
    ['image/svg+xml', 'bytes'],
    ['text/csv; header=present', 'csv'],
    ['text/event-stream', 'event-stream'],
    ['application/x-ndjson', 'json-lines'],
    ['application/stream+json', 'json-lines'],
    ['application/json-seq', 'json-lines'],
    ['application/geo+json-seq', 'json-lines'],
    ['application/xml-dtd', 'bytes'],
    ['application/jsonl', 'json-lines'],
    ['application/yaml', 'yaml'],
    ['text/x-yaml; charset=utf-8', 'yaml'],
    ['application/vnd.oai.openapi+yaml', 'yaml'],
    ['text/vnd.yaml', 'yaml'],
    ['application/yamlish', 'bytes'],
    ['image/png', 'bytes'],
    ['', 'bytes'],
  ])('of %j is %s', (mediaType, name) => {
    expect(codecFor(mediaType).name).toBe(name);
  });
});

describe('isStructured', () => {
  it.each([
    ['application/json', {}, true],
    ['*/*', {}, true],
    ['application/x-www-form-urlencoded', {}, false],
    ['text/plain', { type: 'object' }, true],
    ['text/plain', { type: 'string' }, false],
    ['text/plain', {}, false],
    ['text/plain', { description: 'The name of the encoding', 'x-order': 1 }, false],
    ['text/plain', { type: 'integer' }, true],
    ['text/html', { type: 'object' }, false],
    ['image/png', {}, false],
    ['application/xml', { type: 'object' }, true],
    ['application/xml', { type: ['string', 'null'] }, false],
    ['text/csv', { anyOf: [{ type: 'string' }, { type: 'null' }] }, false],
    ['text/csv', { type: 'array' }, true],
  ])('of %j with %j is %j', (mediaType, schema, expected) => {
    expect(isStructured(mediaType, { schema })).toBe(expected);
  });
});

describe('firstMediaType', () => {
  it.each([
    { declared: ['multipart/form-data', 'application/x-www-form-urlencoded'], first: 1 },
    { declared: ['application/x-www-form-urlencoded', 'application/json'], first: 1 },
    { declared: ['application/hal+json', 'application/json'], first: 0 },
    { declared: ['text/plain', 'multipart/form-data'], first: 1 },
    { declared: ['text/plain', 'image/png'], first: undefined },
    { declared: [], first: undefined },
  ])('follows the order of the table for $declared', ({ declared, first }) => {
    const hasFields = ({ name }: { name: string }) => ['json', 'form', 'multipart'].includes(name);
    const content = Object.fromEntries(declared.map((name) => [name, {}]));
    expect(firstMediaType(content, hasFields)).toBe(first === undefined ? undefined : declared[first]);
  });
});

describe('the form codec', () => {
  it('nests fields by their brackets', () => {
    const bytes = Buffer.from('name=A%20B+C&tags[]=a&tags[]=b&address[city]=Z%C3%BCrich');
    expect(formCodec.parse(bytes)).toEqual({ name: 'A B C', tags: ['a', 'b'], address: { city: 'Zürich' } });
  });

  it('have names that every object has', () => {
    const fields = { constructor: 'a', list: { toString: ['b', 'c'] } };
    expect(formCodec.parse(Buffer.from('constructor=a&list[toString]=b&list[toString]=c'))).toEqual(fields);
    const parts = new Map<string, string | string[]>([
      ['constructor', 'a'],
      ['list[toString]', ['b', 'c']],
    ]);
    expect(nestFields(parts)).toEqual(fields);
  });

  it('writes fields as it reads them', () => {
    const fields = { name: 'A B', tags: ['a'], address: { city: 'x' } };
    expect(formCodec.parse(Buffer.from(formCodec.serialize(fields)))).toEqual(fields);
    expect(formCodec.serialize('a=1')).toBe('a=1');
  });

  it('refuses what is not UTF-8', () => {
    expect(() => formCodec.parse(Buffer.from([0x61, 0x3d, 0xff]))).toThrow('the body is not UTF-8');
  });
});

describe('the multipart codec', () => {
  it('makes an object of fields and files, with a list where a name has several files', () => {
    const files = [
      { name: 'photo', bytes: Buffer.from([0xff]) },
      { name: 'page', bytes: Buffer.from('1') },
      { name: 'page', bytes: Buffer.from('2') },
    ];
    expect(formDataCodec.parse({ fields: { name: 'Acme', photo: 'gone' }, files })).toEqual({
      name: 'Acme',
      photo: 'ÿ',
      page: ['1', '2'],
    });
  });

  it('keeps a field called __proto__ as one', () => {
    const fields = JSON.parse('{"__proto__":"x"}');
    const value = formDataCodec.parse({ fields, files: [] });
    expect(Object.getOwnPropertyNames(value)).toEqual(['__proto__']);
  });
});

describe('the text and bytes codecs', () => {
  it('read UTF-8, and one character a byte', () => {
    const bytes = Buffer.from('é');
    expect(textCodec.parse(bytes)).toBe('é');
    expect(bytesCodec.parse(bytes)).toBe('Ã©');
    expect(() => textCodec.parse(Buffer.from([0xc3, 0x28]))).toThrow('the body is not UTF-8');
    expect(bytesCodec.parse(Buffer.from([0xc3, 0x28]))).toBe('Ã(');
  });

  it.each([textCodec, bytesCodec])('send a string as it is: $name', (codec) => {
    expect(codec.serialize('a "text"')).toBe('a "text"');
    expect(codec.serialize({ a: 1 })).toBe('{"a":1}');
  });
});
