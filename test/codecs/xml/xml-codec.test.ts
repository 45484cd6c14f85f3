import { describe, expect, it } from 'vitest';
import { xmlCodec } from '../../../src/codecs/xml/xml-codec.ts';
import type { Schema } from '../../../src/openapi/document.ts';
import { createSchemaMerger } from '../../../src/schema/schema-merger.ts';
import { contractOf } from '../../support/contract.ts';

const text: Schema = { type: 'string' };
const number: Schema = { type: 'integer' };
const schemas = {
  Tag: { type: 'string', xml: { name: 'label' } },
  Book: {
    type: 'object',
    properties: { title: text, tags: { type: 'array', items: { $ref: '#/components/schemas/Tag' } } },
  },
};
const mergeSchema = createSchemaMerger(contractOf({}, { components: { schemas } }));
const book = (properties: Readonly<Record<string, Schema>>, xml: object = { name: 'book' }): Schema => ({
  type: 'object',
  properties,
  xml,
});

const shapeOf = (schema: Schema) => ({ media: { schema }, mergeSchema });
const write = (schema: Schema, value: unknown) =>
  String(xmlCodec.serialize(value, shapeOf(schema)))
    .replace(/^<\?xml [^>]*>\n/, '')
    .trim();
const read = async (schema: Schema, xml: string) => xmlCodec.parse(Buffer.from(xml), shapeOf(schema));

describe('XML, both ways', () => {
  it.each<[string, Schema, unknown, string]>([
    [
      'elements',
      book({ title: text, pages: text }),
      { title: 'A', pages: '2' },
      '<book><title>A</title><pages>2</pages></book>',
    ],
    [
      'the name of the component',
      { $ref: '#/components/schemas/Book' },
      { title: 'A' },
      '<Book><title>A</title></Book>',
    ],
    ['attributes', book({ id: { ...number, xml: { attribute: true } } }), { id: '7' }, '<book id="7"/>'],
    [
      'attributes, as 3.2 writes them',
      book({ id: { ...number, xml: { nodeType: 'attribute' } } }),
      { id: '7' },
      '<book id="7"/>',
    ],
    [
      'text beside attributes',
      book({ lang: { ...text, xml: { attribute: true } }, value: { ...text, xml: { nodeType: 'text' } } }),
      { lang: 'de', value: 'Hut' },
      '<book lang="de">Hut</book>',
    ],
    [
      'other names',
      book({ title: { ...text, xml: { name: 'Titel' } } }),
      { title: 'A' },
      '<book><Titel>A</Titel></book>',
    ],
    [
      'prefixes',
      book({ title: { ...text, xml: { prefix: 'b', namespace: 'urn:b' } } }),
      { title: 'A' },
      '<book><b:title xmlns:b="urn:b">A</b:title></book>',
    ],
    [
      'a namespace',
      book({ title: text }, { name: 'book', namespace: 'urn:x' }),
      { title: 'A' },
      '<book xmlns="urn:x"><title>A</title></book>',
    ],
    [
      'lists',
      book({ tags: { type: 'array', items: text } }),
      { tags: ['a', 'b'] },
      '<book><tags>a</tags><tags>b</tags></book>',
    ],
    [
      'lists with named items',
      book({ tags: { type: 'array', items: { ...text, xml: { name: 'tag' } } } }),
      { tags: ['a'] },
      '<book><tag>a</tag></book>',
    ],
    [
      'wrapped lists',
      book({ tags: { type: 'array', items: text, xml: { wrapped: true } } }),
      { tags: ['a', 'b'] },
      '<book><tags><tags>a</tags><tags>b</tags></tags></book>',
    ],
    [
      'wrapped lists with names',
      book({
        tags: {
          type: 'array',
          items: { ...text, xml: { name: 'tag' } },
          xml: { name: 'labels', wrapped: true },
        },
      }),
      { tags: ['a'] },
      '<book><labels><tag>a</tag></labels></book>',
    ],
    [
      'empty wrapped lists',
      book({ tags: { type: 'array', items: text, xml: { wrapped: true } } }),
      { tags: [] },
      '<book><tags/></book>',
    ],
    [
      'the names of referred items',
      { $ref: '#/components/schemas/Book' },
      { tags: ['a'] },
      '<Book><label>a</label></Book>',
    ],
    [
      'nested objects',
      book({ author: book({ name: text }, {}) }),
      { author: { name: 'B' } },
      '<book><author><name>B</name></author></book>',
    ],
    [
      'lists of objects',
      book({ parts: { type: 'array', items: book({ n: text }, {}) } }),
      { parts: [{ n: '1' }, { n: '2' }] },
      '<book><parts><n>1</n></parts><parts><n>2</n></parts></book>',
    ],
    [
      'markup in texts',
      book({ title: text }),
      { title: '<&"> é' },
      '<book><title>&lt;&amp;&quot;&gt; é</title></book>',
    ],
    [
      'names that XML has not',
      book({ '2 fast': text }),
      { '2 fast': 'x' },
      '<book><_2_fast>x</_2_fast></book>',
    ],
    [
      'lists as documents',
      { type: 'array', items: book({ title: text }) },
      [{ title: 'A' }, { title: 'B' }],
      '<books><book><title>A</title></book><book><title>B</title></book></books>',
    ],
    [
      'properties of any name',
      { type: 'object', xml: { name: 'map' }, additionalProperties: text },
      { a: '1' },
      '<map><a>1</a></map>',
    ],
  ])('has %s', async (_, schema, value, xml) => {
    expect(write(schema, value)).toBe(xml);
    expect(await read(schema, xml)).toEqual(value);
  });

  it('writes a text as a document, unless it is one', () => {
    const shape = { media: { schema: { type: 'string', xml: { name: 'note' } } }, mergeSchema };
    expect(`${xmlCodec.serialize('a < b', shape)}`).toContain('\n<note>a &lt; b</note>\n');
    expect(xmlCodec.serialize(' <a/>', shape)).toBe(' <a/>');
    expect(xmlCodec.serialize('', shape)).toBe('');
  });

  it('writes null as nil, and reads it back', async () => {
    const schema = book({ title: { type: ['string', 'null'] } });
    expect(write(schema, { title: null })).toMatch(/<title xmlns:xsi="[^"]+" xsi:nil="true"\/>/);
    expect(await read(schema, write(schema, { title: null }))).toEqual({ title: null });
  });

  it('reads what an element has beside its schema, for validation to report', async () => {
    const schema = book({ title: text });
    expect(await read(schema, '<book x="1"><title>A</title><b>1</b><b>2</b></book>')).toEqual({
      x: '1',
      title: 'A',
      b: ['1', '2'],
    });
  });

  it.each([
    [
      'character references and CDATA',
      '<book><title>&#65;&#x42;<![CDATA[<c>]]></title></book>',
      { title: 'AB<c>' },
    ],
    [
      'comments and instructions',
      '<?xml version="1.0"?><!-- a --><book><?b c?><title>A<!-- d --></title></book>',
      { title: 'A' },
    ],
    ['a byte order mark', '\ufeff<book><title>A</title></book>', { title: 'A' }],
    ['white space around numbers', '<book><pages>\n 7 </pages></book>', { pages: '7' }],
    ['a property called __proto__', '<book><__proto__>x</__proto__></book>', JSON.parse('{"__proto__":"x"}')],
  ])('reads %s', async (_, xml, value) => {
    expect(await read(book({ title: text, pages: number }), xml)).toEqual(value);
  });
});

describe('XML of several schemas', () => {
  const pet = {
    Cat: { type: 'object', required: ['meow'], properties: { meow: text } },
    Dog: {
      type: 'object',
      required: ['bark'],
      xml: { name: 'hound' },
      properties: { bark: { type: 'string', xml: { attribute: true } }, meow: number },
    },
  };
  const merge = createSchemaMerger(contractOf({}, { components: { schemas: pet } }));
  const variants = ['Cat', 'Dog'].map((name) => ({ $ref: `#/components/schemas/${name}` }));

  it.each<[Schema, unknown, string]>([
    [{ oneOf: variants }, { meow: 'm' }, '<Cat><meow>m</meow></Cat>'],
    [{ anyOf: variants }, { bark: 'b' }, '<hound bark="b"/>'],
    [{ oneOf: variants, xml: { name: 'pet' } }, { meow: 'm' }, '<pet><meow>m</meow></pet>'],
    [{ oneOf: [{ anyOf: variants }, { type: 'string' }] }, { meow: 'm' }, '<Cat><meow>m</meow></Cat>'],
    [
      { type: 'array', items: { oneOf: variants }, xml: { name: 'pets' } },
      [{ bark: 'b' }, { meow: 'm' }],
      '<pets><hound bark="b"/><Cat><meow>m</meow></Cat></pets>',
    ],
  ])('is named after the one that it is: %j', async (schema, value, xml) => {
    const shape = { media: { schema }, mergeSchema: merge };
    expect(`${xmlCodec.serialize(value, shape)}`.split('\n')[1]).toBe(xml);
    expect(await xmlCodec.parse(Buffer.from(xml), shape)).toEqual(value);
  });
});

describe('XML that nests', () => {
  const node = { type: 'object', properties: { name: text, child: { $ref: '#/components/schemas/Node' } } };
  const leaf = { type: 'object', required: ['leaf'], properties: { leaf: text } };
  const inner = {
    type: 'object',
    required: ['node'],
    properties: { node: { $ref: '#/components/schemas/Tree' } },
  };
  const merge = createSchemaMerger(
    contractOf({}, { components: { schemas: { Node: node, Tree: { oneOf: [leaf, inner] } } } }),
  );

  it.each([
    ['in itself', 'Node', 'child', '<name>a</name>'],
    ['in one of several variants', 'Tree', 'node', '<leaf>a</leaf>'],
    ['beside what the schema does not name', 'Node', 'other', '<name>a</name>'],
  ])('is read in no time: %s', async (_, schema, name, innermost) => {
    const shape = { media: { schema: { $ref: `#/components/schemas/${schema}` } }, mergeSchema: merge };
    const xml = `<${schema}>${`<${name}>`.repeat(60)}${innermost}${`</${name}>`.repeat(60)}</${schema}>`;
    let value = await xmlCodec.parse(Buffer.from(xml), shape);
    for (let level = 0; level < 60; level += 1) value = Object(value)[name];
    expect(Object.values(Object(value))).toEqual(['a']);
  });

  it('may have many elements of one name', async () => {
    const xml = `<a>${'<b>1</b>'.repeat(50_000)}</a>`;
    expect(await xmlCodec.parse(Buffer.from(xml))).toEqual({ b: Array.from({ length: 50_000 }, () => '1') });
  });
});

describe('XML that is refused', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${'bcdefgh'.replace(/./g, (name) => `<!ENTITY ${name} "${'&a;'.repeat(10)}">`)}]><book><title>&h;</title></book>`;

  it.each([
    ['is cut off', '<book><title>', /not well-formed XML: .*line 1/],
    ['has two roots', '<book/><book/>', /not well-formed XML/],
    ['is no XML', 'title=A', /not well-formed XML/],
    ['has unknown entities', '<book>&secret;</book>', /not well-formed XML/],
    ['is an entity bomb', bomb, /document type/],
    [
      'names an external entity',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><book>&a;</book>',
      /document type/,
    ],
    [
      'names an external document type',
      '<!DOCTYPE x SYSTEM "http://example.com/x.dtd"><book/>',
      /document type/,
    ],
    ['is nested too deeply', '<a>'.repeat(70) + '</a>'.repeat(70), /nested deeper than 64/],
    ['is nested very deeply', '<a>'.repeat(100_000) + '</a>'.repeat(100_000), /nested deeper than 64/],
    ['has another root', '<film/>', /the root element is film: send book/],
  ])('since it %s', async (_, xml, message) => {
    await expect(read(book({ title: text }), xml)).rejects.toThrow(message);
  });
});
