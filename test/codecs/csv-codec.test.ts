import { describe, expect, it } from 'vitest';
import { csvCodec } from '../../src/codecs/csv-codec.ts';
import type { Schema } from '../../src/openapi/document.ts';
import { createSchemaMerger } from '../../src/schema/schema-merger.ts';
import { contractOf } from '../support/contract.ts';

const mergeSchema = createSchemaMerger(contractOf({}));
const row: Schema = {
  type: 'object',
  properties: {
    sku: { type: 'string' },
    count: { type: 'integer' },
    tags: { type: 'array', items: { type: 'string' } },
  },
};
const rows: Schema = { type: 'array', items: row };
const envelope: Schema = { type: 'object', properties: { total: { type: 'integer' }, data: rows } };
const shapeOf = (schema: Schema) => ({ media: { schema }, mergeSchema });

describe('CSV, both ways', () => {
  it.each<[string, Schema, unknown, string]>([
    [
      'rows',
      rows,
      [
        { sku: 'a', count: '1' },
        { sku: 'b', count: '2' },
      ],
      'sku,count\r\na,1\r\nb,2\r\n',
    ],
    ['cells that are absent or empty', rows, [{ sku: '' }, { count: '2' }], 'sku,count\r\n"",\r\n,2\r\n'],
    ['quotes, commas and lines', rows, [{ sku: 'a "b", c\nd' }], 'sku\r\n"a ""b"", c\nd"\r\n'],
    ['lists in cells', rows, [{ sku: 'a', tags: ['x', 'y'] }], 'sku,tags\r\na,"[""x"",""y""]"\r\n'],
    ['other columns after the declared ones', rows, [{ zone: 'z', sku: 'a' }], 'sku,zone\r\na,z\r\n'],
    ['the list of an object', envelope, { data: [{ sku: 'a' }] }, 'sku\r\na\r\n'],
    ['one object', row, { sku: 'a', count: '3' }, 'sku,count\r\na,3\r\n'],
  ])('has %s', async (_, schema, value, csv) => {
    const sent = schema === rows ? (value as object[]).map((each) => ({ ...each })) : value;
    expect(await csvCodec.parse(Buffer.from(csv), shapeOf(schema))).toEqual(sent);
    expect(csvCodec.serialize(value, shapeOf(schema))).toBe(csv);
  });

  it.each<[string, Schema, unknown, string]>([
    ['rows', rows, [{ sku: 'a', count: '1', tags: ['x'] }], 'a,1,"[""x""]"\r\n'],
    ['the list of an object', envelope, { data: [{ sku: 'sku', count: '2' }] }, 'sku,2,\r\n'],
    ['nothing', rows, [], ''],
  ])('has %s without a header line', async (_, schema, value, csv) => {
    const shape = { ...shapeOf(schema), mediaType: 'text/csv; Header="absent"' };
    expect(await csvCodec.parse(Buffer.from(csv), shape)).toEqual(value);
    expect(csvCodec.serialize(value, shape)).toBe(csv);
  });

  it('leaves out of rows without a header line what only the server sets', async () => {
    const numbered: Schema = {
      type: 'array',
      items: { properties: { id: { type: 'integer', readOnly: true }, ...Object(row.properties) } },
    };
    const shape = { ...shapeOf(numbered), mediaType: 'text/csv;charset=utf-8;header=absent' };
    expect(await csvCodec.parse(Buffer.from('a,1\n'), shape)).toEqual([{ sku: 'a', count: '1' }]);
    expect(await csvCodec.parse(Buffer.from('7,a,1,[]\n'), shape)).toEqual([
      { id: '7', sku: 'a', count: '1', tags: [] },
    ]);
    await expect(async () => csvCodec.parse(Buffer.from('7,a,1,[],x\n'), shape)).rejects.toThrow(
      /has 5 cells/,
    );
  });

  it('has a header line without rows', () => {
    expect(csvCodec.serialize([], shapeOf(rows))).toBe('sku,count,tags\r\n');
  });

  it.each([
    ['a quote is open', 'sku\n"a', /not CSV/],
    ['a name stands twice', 'sku,count,sku\na,1,b', /the columns 1 and 3 are both named sku/],
    ['a name stands twice in quotes', 'a,sku,"sku"\n', /the columns 2 and 3/],
    ['a row is too long', 'sku\na,b', /not CSV: .*line 2/],
    ['there are too many columns', `${'a,'.repeat(1_500)}b\n`, /no more than/],
  ])('is refused where %s', async (_, csv, message) => {
    await expect(async () => csvCodec.parse(Buffer.from(csv), shapeOf(rows))).rejects.toThrow(message);
  });
});
