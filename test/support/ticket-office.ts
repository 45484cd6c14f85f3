import { arrayOf, objectOf, sketch } from './small-contract.ts';

const { paths, ...rest } = sketch(
  {
    'GET /seats': { response: arrayOf('Seat') },
    'POST /seats': { request: 'NewSeat', response: 'Seat', status: 201 },
    'GET /seats/{id}': { response: 'Seat' },
    'GET /tickets': { response: arrayOf('Ticket'), query: { state: { type: 'string' } } },
    'POST /tickets': { request: 'NewTicket', response: 'Ticket', status: 201 },
    'GET /tickets/{id}': { response: 'Ticket' },
    'PATCH /tickets/{id}': { request: 'TicketChange', response: 'Ticket' },
    'POST /tickets/{id}/refund': { response: 'Ticket' },
  },
  {
    Seat: objectOf({ 'id!': 'integer', 'row!': 'integer', 'price!': 'number' }),
    NewSeat: objectOf({ 'row!': 'integer', 'price!': 'number' }),
    Ticket: objectOf({ 'id!': 'integer', 'seatId!': 'integer', 'total!': 'number', 'state!': 'string' }),
    NewTicket: objectOf({ 'seatId!': 'integer', guests: 'integer' }),
    TicketChange: objectOf({ state: 'string' }),
  },
);

/** A small contract for tests of handlers and of verification: seats that are sold as tickets. */
export const ticketOffice = {
  ...rest,
  info: { title: 'Ticket office', version: '1' },
  paths: {
    ...paths,
    '/seats': { ...paths['/seats'], post: { ...Object(paths['/seats']).post, operationId: 'addSeat' } },
    '/tickets': {
      ...paths['/tickets'],
      post: { ...Object(paths['/tickets']).post, operationId: 'sellTicket' },
    },
  },
};
