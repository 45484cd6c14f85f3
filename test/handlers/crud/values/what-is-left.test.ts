import { expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

it.each([
  ['quantity', 'available'],
  ['capacity', 'seatsAvailable'],
  ['maxParticipants', 'remaining_spots'],
  ['totalSeats', 'seats_left'],
])('of a %s, all is %s at first', async (whole, left) => {
  const operations = {
    'POST /tickets': { request: objectOf({ [whole]: 'integer' }), response: 'Ticket', status: 201 },
    'GET /tickets/{id}': { response: 'Ticket' },
  };
  const Ticket = objectOf({ 'id!': 'integer', [`${whole}!`]: 'integer', [`${left}!`]: 'integer' });
  const api = await createCrudApi(sketch(operations, { Ticket }));
  const made = await api.requestBody('POST /tickets', { body: { [whole]: 30 } });
  expect(made).toEqual({ id: 1, [whole]: 30, [left]: 30 });
});
