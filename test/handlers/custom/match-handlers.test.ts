import { expect, it } from 'vitest';
import { matchHandlers } from '../../../src/handlers/custom/match-handlers.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { sketch } from '../../support/small-contract.ts';
import { ticketOffice } from '../../support/ticket-office.ts';

const handle = () => ({ status: 204 });
const contractOf = (document: typeof ticketOffice, basePath = '') => ({
  title: document.info.title,
  document,
  operations: operationsOf(document),
  basePathsFor: () => [basePath],
});
const office = contractOf(ticketOffice);
const museum = contractOf(
  { ...sketch({ 'GET /seats': {}, 'GET /rooms': {} }), info: { title: 'Museum', version: '1' } } as never,
  '/museum',
);

it('finds operations by their ids, and by methods and paths', () => {
  const names = ['sellTicket', 'post /seats', 'GET /tickets/{ticketId}', 'POST /tickets/{id}/refund'];
  const [handlers] = matchHandlers(
    [office],
    Object.fromEntries(names.map((name) => [name, handle])),
    'h.mjs',
  );
  expect([...(handlers?.keys() ?? [])]).toEqual([
    'sellTicket',
    'addSeat',
    'GET /tickets/{id}',
    'POST /tickets/{id}/refund',
  ]);
});

it('gives each handler to the contract that has its operation', () => {
  const handlers = { sellTicket: handle, 'GET /rooms': handle, 'GET /museum/seats': handle };
  const matched = matchHandlers([office, museum], handlers, 'h.mjs');
  expect(matched.map((each) => [...each.keys()])).toEqual([['sellTicket'], ['GET /rooms', 'GET /seats']]);
});

it.each<[string, object, string]>([
  [
    'an unknown name',
    { selTicket: handle },
    'no operation "selTicket": give an operationId, or "METHOD /path". Did you mean "sellTicket"?',
  ],
  ['an unknown path', { 'POST /ticket': handle }, 'Did you mean "POST /tickets"'],
  ['one of many items', { 'GET /tickets/7': handle }, 'no operation "GET /tickets/7"'],
  [
    'a value that is no function',
    { sellTicket: {}, addSeat: 5, 'GET /seats': null },
    'sellTicket is an object: make it a function.\n  addSeat is a number',
  ],
  [
    'two names of one operation',
    { sellTicket: handle, 'POST /tickets': handle },
    'sellTicket and POST /tickets are the same operation',
  ],
  [
    'an operation of two contracts',
    { 'GET /seats': handle },
    'GET /seats is an operation of Ticket office and Museum',
  ],
  ['no handlers', {}, 'There are none: export functions'],
])('refuses %s', (_, handlers, message) => {
  expect(() => matchHandlers([office, museum], { ...handlers }, 'h.mjs')).toThrow(message);
});
