import { afterEach, describe, expect, it } from 'vitest';
import { loadDocument } from '../../../src/openapi/load/load-document.ts';
import { createValidators } from '../../../src/schema/schema-validators.ts';
import { type ContractFolder, contractFolder, type FileContents } from '../../support/contract-folder.ts';

const folders: ContractFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

/** Loads a contract whose schema `Bill` is elsewhere. */
async function load(bill: object, files: FileContents, head: object = {}) {
  const contract = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: {}, ...head };
  const schemas = { Bill: bill };
  const folder = contractFolder({ 'api.json': { ...contract, components: { schemas } }, ...files });
  folders.push(folder);
  const { document, issues } = await loadDocument(folder.path('api.json'));
  const validate = createValidators(document).of({ $ref: '#/components/schemas/Bill' }, 'response');
  return { issues, allows: (value: unknown) => validate(value).length === 0 };
}

const cents = { type: 'integer' };

describe('a reference in several files leads', () => {
  it.each<[where: string, bill: object, files: FileContents, head?: object]>([
    [
      'to an anchor of another file',
      { properties: { total: { $ref: 'parts/money.yaml#cents' } } },
      { 'parts/money.yaml': { $defs: { c: { $anchor: 'cents', ...cents } } } },
    ],
    [
      'to an anchor of a file that has an identifier',
      { properties: { total: { $ref: 'parts/money.yaml#cents' } } },
      {
        'parts/money.yaml': { $id: 'https://acme.test/m', $defs: { c: { $anchor: 'cents', ...cents } } },
      },
    ],
    [
      'to an anchor in a component of another contract',
      { properties: { total: { $ref: 'common.json#cents' } } },
      { 'common.json': { components: { schemas: { Cents: { $anchor: 'cents', ...cents } } } } },
    ],
    [
      'to a file relative to the identifier of its own',
      { $ref: 'parts/bill.json' },
      {
        'parts/bill.json': {
          $id: 'https://acme.test/schemas/bill.json',
          properties: { total: { $ref: 'money/cents.json' } },
        },
        'parts/money/cents.json': cents,
      },
    ],
    [
      'to a file by the path on the server of its own identifier',
      { $ref: 'parts/bill.json' },
      {
        'parts/bill.json': {
          $id: 'https://acme.test/schemas/bill.json',
          properties: { total: { $ref: '/schemas/cents.json' } },
        },
        'parts/cents.json': cents,
      },
    ],
    [
      'to the identifier of another file, which is loaded later',
      { properties: { total: { $ref: 'https://acme.test/cents' }, tax: { $ref: 'parts/cents.json' } } },
      { 'parts/cents.json': { $id: 'https://acme.test/cents', ...cents } },
    ],
    [
      'to the identifier of a schema within another file',
      { properties: { total: { $ref: 'urn:acme:cents' }, tax: { $ref: 'parts/all.json#/$defs/c' } } },
      { 'parts/all.json': { $defs: { c: { $id: 'urn:acme:cents', ...cents } } } },
    ],
    [
      'relative to the address of the contract',
      { properties: { total: { $ref: 'https://acme.test/api/parts/cents.json' } } },
      { 'parts/cents.json': cents },
      { openapi: '3.2.0', $self: 'https://acme.test/api/v1.json' },
    ],
    [
      'to the contract by its address',
      {
        properties: { total: { $ref: 'https://acme.test/api/v1.json#/components/schemas/Bill/$defs/c' } },
        $defs: { c: cents },
      },
      {},
      { openapi: '3.2.0', $self: 'https://acme.test/api/v1.json' },
    ],
    [
      'to the address of another contract',
      {
        properties: {
          total: { $ref: 'https://acme.test/shared#/components/schemas/Cents' },
          tax: { $ref: 'shared.json#/components/schemas/Cents' },
        },
      },
      {
        'shared.json': {
          openapi: '3.2.0',
          $self: 'https://acme.test/shared',
          components: { schemas: { Cents: cents } },
        },
      },
    ],
  ])('%s', async (_, bill, files, head) => {
    const { allows, issues } = await load(bill, files, head);
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect([allows({ total: 5 }), allows({ total: 'x' })]).toEqual([true, false]);
  });

  it('nowhere where no file has the anchor', async () => {
    const { issues } = await load(
      { $ref: 'parts/money.yaml#dollars' },
      { 'parts/money.yaml': { $anchor: 'cents' } },
    );
    expect(issues).toMatchObject([
      { message: expect.stringContaining('refers to parts/money.yaml#dollars, which does not exist') },
    ]);
  });
});

describe('a dynamic reference in another file', () => {
  const page = {
    type: 'object',
    required: ['rows'],
    properties: { rows: { type: 'array', items: { $dynamicRef: '#row' } }, next: { $ref: '#' } },
    $defs: { row: { $dynamicAnchor: 'row' } },
  };
  const rowsOf = (row: object) => ({ $defs: { row: { $dynamicAnchor: 'row', ...row } } });

  it.each<[where: string, ref: string, files: FileContents]>([
    ['a file', 'page.json', { 'page.json': page }],
    ['a file in a folder', './parts/page.yaml', { 'parts/page.yaml': page }],
    [
      'a component of another contract',
      'common.json#/components/schemas/Page',
      {
        'common.json': {
          components: {
            schemas: { Page: { ...page, properties: { rows: page.properties.rows } } },
          },
        },
      },
    ],
    [
      'a definition',
      'all.json#/$defs/Page',
      { 'all.json': { $defs: { Page: { ...page, properties: { rows: page.properties.rows } } } } },
    ],
  ])('is bound by the schema that one comes from: %s', async (_, ref, files) => {
    const { issues, allows } = await load({ $ref: ref, ...rowsOf({ type: 'string' }) }, files, {
      paths: {
        '/x': {
          get: {
            responses: {
              200: { description: 'ok', content: { 'application/json': { schema: { $ref: ref } } } },
            },
          },
        },
      },
    });
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect([allows({ rows: ['a'] }), allows({ rows: [1] }), allows({})]).toEqual([true, false, false]);
  });

  it('is what it is by itself where nobody binds it', async () => {
    const { allows } = await load({ $ref: 'page.json' }, { 'page.json': page });
    expect([allows({ rows: ['a', 1] }), allows({ rows: 1 })]).toEqual([true, false]);
  });

  it('leads to an anchor of a third file', async () => {
    const files = {
      'list.json': { type: 'array', items: { $dynamicRef: 'cents.json#cents' } },
      'cents.json': { $dynamicAnchor: 'cents', ...cents },
    };
    const { issues, allows } = await load({ $ref: 'list.json' }, files);
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect([allows([5]), allows(['x'])]).toEqual([true, false]);
  });
});
