import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { loadFiles } from '../../../support/load-files.ts';
import { arrayOf, sketch } from '../../../support/small-contract.ts';

async function load(schema: object) {
  const { issues, document } = await loadFiles(
    {
      'api.json': {
        openapi: '3.1.0',
        info: { title: 'Crates', version: '1' },
        paths: {},
        components: { schemas: { Size: schema } },
      },
    },
    'api.json',
  );
  return { issues, values: Object(document.components?.schemas?.Size).enum };
}

describe('the values of an enum', () => {
  it.each<[type: unknown, values: unknown[], expected: unknown[]]>([
    ['string', [1, 2.5, true], ['1', '2.5', 'true']],
    ['integer', ['1', '-2', 3], [1, -2, 3]],
    ['number', ['0.5', 'x'], [0.5, 'x']],
    ['boolean', ['true', 'false'], [true, false]],
    [
      ['string', 'null'],
      [1, null],
      ['1', null],
    ],
    ['string', ['a', '1', 1], ['a', '1']],
  ])('are of its type, %j, where they are written alike: %j', async (type, values, expected) => {
    const found = await load({ type, enum: values });
    expect(found.values).toEqual(expected);
    expect(found.issues).toHaveLength(1);
    expect(found.issues[0]).toMatch(/Size\/enum has values that are not of the type \w+ \(/);
  });

  it.each<[type: unknown, values: unknown[]]>([
    ['string', ['1', 'true', null]],
    ['integer', ['1.5', '01', '', '12345678901234567890', 'constructor']],
    [
      ['string', 'integer'],
      [1, '1'],
    ],
    ['object', [{ a: 1 }, '1']],
    [undefined, [1, '1']],
  ])('stay as they are for the type %j: %j', async (type, values) => {
    expect(await load({ ...(type !== undefined && { type }), enum: values })).toEqual({ values, issues: [] });
  });

  it('are what requests and responses have', async () => {
    const Rating = {
      type: 'object',
      required: ['stars', 'version'],
      properties: {
        id: { type: 'integer', readOnly: true },
        stars: { type: 'integer', enum: ['1', '2'] },
        version: { type: 'string', enum: [1, 2] },
      },
    };
    const { api } = await contractSandbox(
      sketch(
        {
          'GET /ratings': { response: arrayOf('Rating') },
          'POST /ratings': { request: 'Rating', response: 'Rating', status: 201 },
        },
        { Rating },
      ),
    );
    const sent = { stars: 2, version: '1' };
    expect((await api.post('/ratings').send(sent).expect(201)).body).toMatchObject(sent);
    await api.post('/ratings').send({ stars: '2', version: '1' }).expect(400);
  });
});
