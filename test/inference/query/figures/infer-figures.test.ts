import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const status: Schema = { type: 'string', enum: ['open', 'in_progress', 'closed'] };
const counts: Schema = { type: 'object', additionalProperties: { type: 'integer' } };
const row = { status, size: 'number', isUrgent: 'boolean' };

/** The figures of three tickets, where a response has such members. */
async function figures(members: Parameters<typeof objectOf>[0], word = 'stats') {
  const path = `GET /tickets/${word}`;
  const query = { status };
  const document = sketch(
    {
      'POST /tickets': { request: objectOf(row), response: 'Ticket', status: 201 },
      'GET /tickets': { response: arrayOf('Ticket') },
      [path]: { response: objectOf(members), query },
    },
    { Ticket: objectOf({ 'id!': 'integer', ...row }) },
  );
  const api = await createCrudApi(document);
  const tickets = [
    { status: 'open', size: 1, isUrgent: true },
    { status: 'closed', size: 2 },
    { status: 'open', size: 4.5 },
  ];
  for (const body of tickets) await api.requestBody('POST /tickets', { body });
  return async (sent: object = {}) => api.requestBody(path, { query: { ...sent } });
}

describe('the figures of a collection', () => {
  it.each<[Parameters<typeof objectOf>[0], object]>([
    [
      { total: 'integer', open: 'integer', inProgress: 'integer' },
      { total: 3, open: 2, inProgress: 0 },
    ],
    [
      { totalTickets: 'integer', closedTickets: 'integer' },
      { totalTickets: 3, closedTickets: 1 },
    ],
    [
      { ticket_count: 'integer', urgent_count: 'integer' },
      { ticket_count: 3, urgent_count: 1 },
    ],
    [{ byStatus: counts }, { byStatus: { open: 2, in_progress: 0, closed: 1 } }],
    [{ status: objectOf({ open: 'integer', closed: 'integer' }) }, { status: { open: 2, closed: 1 } }],
    [
      { min: 'number', maxSize: 'number', sum: 'number' },
      { min: 1, maxSize: 4.5, sum: 7.5 },
    ],
    [
      { averageSize: 'number', data: objectOf({ count: 'integer' }) },
      { averageSize: 2.5, data: { count: 3 } },
    ],
  ])('are %j: %j', async (members, expected) => {
    expect(await (await figures(members))()).toEqual(expected);
    expect(await (await figures(members, 'summary'))()).toEqual(expected);
  });

  it('are of what the filters select', async () => {
    const read = await figures({ count: 'integer', sum: 'number' });
    expect(await read({ status: 'open' })).toEqual({ count: 2, sum: 5.5 });
    expect(await read({ status: 'in_progress' })).toEqual({ count: 0, sum: 0 });
  });
});
