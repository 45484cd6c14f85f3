import { expect, it } from 'vitest';
import { createNegotiation } from '../../src/codecs/negotiate.ts';
import type { Content } from '../../src/openapi/document.ts';

const object = { schema: { type: 'object' } };
const text = { schema: { type: 'string' } };
const negotiate = createNegotiation();

const report: Content = {
  'application/json': object,
  'text/csv': text,
  'text/tab-separated-values': text,
  'application/x-ndjson': object,
  'application/pdf': text,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': text,
};

it.each<[Record<string, unknown>, string]>([
  [{ format: 'csv' }, 'text/csv'],
  [{ format: 'CSV' }, 'text/csv'],
  [{ output_format: 'tsv' }, 'text/tab-separated-values'],
  [{ exportFormat: 'jsonl' }, 'application/x-ndjson'],
  [{ alt: 'json' }, 'application/json'],
  [{ fileType: 'pdf' }, 'application/pdf'],
  [{ format: 'application/pdf' }, 'application/pdf'],
  [{ format: 'xlsx' }, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [{ format: 'excel' }, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [{ format: 'hourly' }, 'application/json'],
  [{ format: 'constructor' }, 'application/json'],
  [{ format: ['csv'] }, 'application/json'],
  [{ shape: 'csv' }, 'application/json'],
])('the query %j wants %s', (query, mediaType) => {
  expect(negotiate(report, { query })).toMatchObject({ mediaType, isAcceptable: true });
});

it('counts before the header, which a client sets for all requests', () => {
  const request = { query: { format: 'csv' }, headers: { accept: 'application/json' } };
  expect(negotiate(report, request)).toMatchObject({ mediaType: 'text/csv' });
});

it('chooses nothing where one type is declared', () => {
  const only: Content = { 'application/json': object };
  expect(negotiate(only, { query: { format: 'json' } })).toMatchObject({ mediaType: 'application/json' });
});
