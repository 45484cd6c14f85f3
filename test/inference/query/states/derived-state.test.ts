import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { startOfTime } from '../../../support/fixed-runtime.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

type Properties = Readonly<Record<string, string | Schema>>;

const date = { type: 'string', format: 'date' };
const time = { type: 'string', format: 'date-time' };
const status = { type: 'string', enum: ['open', 'done', 'cancelled'] };

/** Things with a name and other properties, and what lists them besides. */
function things(properties: Properties, operations: Readonly<Record<string, OperationSketch>> = {}) {
  const Thing = objectOf({ 'id!': 'integer', 'name!': 'string', ...properties });
  return sketch(
    {
      'POST /things': {
        request: objectOf({ name: 'string', ...properties }),
        response: 'Thing',
        status: 201,
      },
      'GET /things': { response: arrayOf('Thing') },
      ...operations,
    },
    { Thing },
  );
}

async function namesIn(document: ReturnType<typeof things>, rows: readonly object[], id: string, query = {}) {
  const api = await createCrudApi(document);
  for (const [i, row] of rows.entries())
    await api.requestBody('POST /things', { body: { name: `${i}`, ...row } });
  const shown = await api.requestBody<readonly { readonly name: string }[]>(id, { query });
  return shown.map(({ name }) => name).join('');
}

const starts = [{ starts_at: '1990-01-01T10:00:00Z' }, { starts_at: '2090-01-01T10:00:00Z' }, {}];
const dues = [
  { dueDate: '1990-01-01' },
  { dueDate: '1990-01-01', status: 'done' },
  { dueDate: '2090-01-01' },
  { status: 'open' },
];
const loans = [
  { due_date: '1990-01-01', returned: true },
  { due_date: '1990-01-01', returned: false },
];
const returns = [
  { due_date: '1990-01-01T00:00:00Z', returned_at: '1990-02-01T00:00:00Z' },
  { due_date: '1990-01-01T00:00:00Z' },
];
const coupons = [{ expires_at: '1990-01-01T00:00:00Z' }, { expires_at: '2090-01-01T00:00:00Z' }, {}];
const stocks = [
  { stock: 3, reorder_level: 5 },
  { stock: 30, reorder_level: 5 },
  { stock: 0, reorder_level: 5 },
];

describe('a state that follows from other values', () => {
  it.each<[word: string, properties: Properties, rows: readonly object[], expected: string]>([
    ['upcoming', { starts_at: time, created_at: time }, starts, '1'],
    ['past', { starts_at: time, created_at: time }, starts, '0'],
    ['upcoming', { date }, [{ date: '1990-01-01' }, { date: '2090-01-01' }], '1'],
    ['overdue', { dueDate: date, status }, dues, '0'],
    ['overdue', { due_date: date, returned: 'boolean' }, loans, '1'],
    ['overdue', { due_date: time, returned_at: time }, returns, '1'],
    ['expired', { expires_at: time }, coupons, '0'],
    ['active', { expires_at: time }, coupons, '12'],
    ['low-stock', { stock: 'integer', reorder_level: 'integer' }, stocks, '02'],
    ['low-stock', { quantity: 'integer' }, [{ quantity: 4 }, { quantity: 40 }], '0'],
    ['out-of-stock', { stock: 'integer' }, stocks, '2'],
    ['available', { availableCopies: 'integer' }, [{ availableCopies: 0 }, { availableCopies: 2 }], '1'],
    ['available', { isBooked: 'boolean' }, [{ isBooked: true }, { isBooked: false }, {}], '12'],
  ])('lists what is %s of items with %j', async (word, properties, rows, expected) => {
    const listed = things(properties, { [`GET /things/${word}`]: { response: arrayOf('Thing') } });
    expect(await namesIn(listed, rows, `GET /things/${word}`)).toBe(expected);
    const query = { [word.replaceAll('-', '_')]: { type: 'boolean' } };
    const filtered = things(properties, { 'GET /things': { response: arrayOf('Thing'), query } });
    const sent = { [word.replaceAll('-', '_')]: true };
    expect(await namesIn(filtered, rows, 'GET /things', sent)).toBe(expected);
  });

  it.each([
    [{ threshold: 30 }, undefined, '012'],
    [{}, undefined, '02'],
    [{}, 0, '2'],
  ])('takes as little what the query %j or its default %j says', async (query, standard, expected) => {
    const threshold = { type: 'integer', ...(standard !== undefined && { default: standard }) };
    const listed = things(
      { stock: 'integer', reorder_level: 'integer' },
      { 'GET /things/low-stock': { response: arrayOf('Thing'), query: { threshold } } },
    );
    expect(await namesIn(listed, stocks, 'GET /things/low-stock', query)).toBe(expected);
  });

  it('is by the day of the clock', async () => {
    const document = things({ date }, { 'GET /things/today': { response: arrayOf('Thing') } });
    const api = await createCrudApi(document);
    const today = startOfTime.slice(0, 10);
    for (const day of ['1990-01-01', today]) await api.requestBody('POST /things', { body: { date: day } });
    expect(await api.requestBody('GET /things/today')).toMatchObject([{ date: today }]);
  });

  it('counts among the figures of a collection, and is chosen by a word', async () => {
    const filter = { type: 'string', enum: ['all', 'upcoming', 'past'] };
    const document = things(
      { starts_at: time },
      {
        'GET /things': { response: arrayOf('Thing'), query: { filter } },
        'GET /things/stats': { response: objectOf({ total: 'integer', upcoming_count: 'integer' }) },
      },
    );
    const api = await createCrudApi(document);
    for (const row of starts) await api.requestBody('POST /things', { body: { name: 'x', ...row } });
    expect(await api.requestBody('GET /things/stats')).toEqual({ total: 3, upcoming_count: 1 });
    expect(await api.requestBody('GET /things', { query: { filter: 'past' } })).toHaveLength(1);
  });

  it('is none where a list of what is free asks when', async () => {
    const query = { check_in: date, check_out: date };
    const document = things(
      { isBooked: 'boolean' },
      { 'GET /things/available': { response: arrayOf('Thing'), query } },
    );
    expect(await namesIn(document, [{ isBooked: true }], 'GET /things/available')).toBe('0');
  });
});
