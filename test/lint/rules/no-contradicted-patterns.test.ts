import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { lintDocument } from '../../support/lint-document.ts';

const findingsIn = (A: Schema) =>
  lintDocument(contractOf({}, { components: { schemas: { A } } })).filter(
    ({ rule }) => rule === 'no-contradicted-patterns',
  );

describe('no-contradicted-patterns', () => {
  it.each<[keyword: string, schema: Schema, text: string]>([
    ['pattern', { type: 'string', pattern: '^\\d{3}$', example: 'a12' }, 'a12'],
    ['pattern', { type: 'string', pattern: '^[a-z]$', enum: ['A', 'B'] }, 'A'],
    ['format', { type: 'string', format: 'uuid', example: 'contact-00017' }, 'contact-00017'],
    ['format', { type: 'string', format: 'uuid', default: '536e564f316c8310' }, '536e564f316c8310'],
  ])('reports the %s of %j', (keyword, schema, text) => {
    expect(findingsIn(schema)).toMatchObject([
      {
        severity: 'warning',
        location: `#/components/schemas/A/${keyword}`,
        message: `The schema's own text "${text}" does not match this ${keyword}, so it is not checked: fix one of the two.`,
      },
    ]);
  });

  it.each<Schema>([
    { type: 'string', pattern: '^\\d{3}$', example: '512' },
    { type: 'string', format: 'uuid', example: '<id of the contact>' },
    { type: 'string', format: 'uuid', example: '4fa1c2b0-7d1e-4c39-9a2f-5f0c3b1d2e4f' },
    { type: 'string', format: 'uuid', example: '4fa1c2b-7d1e-4c39-9a2f-5f0c3b1d2e4f' },
    { type: 'string', format: 'uuid', description: 'contact-00017' },
  ])('reports nothing of %j', (schema) => {
    expect(findingsIn(schema)).toEqual([]);
  });
});
