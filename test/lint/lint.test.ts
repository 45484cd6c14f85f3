import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { loadDocument } from '../../src/openapi/load/load-document.ts';
import { lintDocument, lintLines } from '../support/lint-document.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../support/small-contract.ts';

const Dog = objectOf({ 'name!': 'string', 'sound!': 'string' });
const Cat = objectOf({ 'name!': 'string', 'sound!': 'integer' });
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const CatDog: Schema = { allOf: [refTo('Dog'), refTo('Cat')] };

describe('findings', () => {
  it('are sorted by severity, errors first', () => {
    const document = sketch(
      {
        'POST /x': { request: CatDog },
        'GET /y': { response: { type: 'string', example: 5, format: 'sku' } },
      },
      { Dog, Cat },
    );
    expect(lintDocument(document).map(({ severity }) => severity)).toEqual([
      'error',
      'warning',
      'info',
      'info',
    ]);
  });
});

describe('a contract without findings', () => {
  const folder = fileURLToPath(new URL('../contracts', import.meta.url));
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

  it.each([
    ...files.map((name) => `${folder}/${name}`),
    fileURLToPath(new URL('../../openapi/togai.yaml', import.meta.url)),
  ])('%s', async (file) => {
    const { document, notes } = await loadDocument(file);
    expect(lintDocument(document, notes)).toEqual([]);
  });

  it('may have the six usual operations', () => {
    const operations: Record<string, OperationSketch> = {
      'GET /pets': { response: arrayOf('Pet') },
      'POST /pets': { request: 'Pet', response: 'Pet', status: 201 },
      'GET /pets/{id}': { response: 'Pet' },
      'PUT /pets/{id}': { request: 'Pet', response: 'Pet' },
      'PATCH /pets/{id}': { request: 'Pet', response: 'Pet' },
      'DELETE /pets/{id}': {},
    };
    expect(lintLines(sketch(operations, { Pet: objectOf({ id: 'integer', name: 'string' }) }))).toEqual([]);
  });
});
