import { askedId, customerRequest } from './customers.mjs';

const headers = { authorization: 'Bearer anything' };

const post = {
  method: 'POST',
  path: '/customers',
  headers: { ...headers, 'content-type': 'application/json' },
  bodyOf: createBodies(),
};

/** The requests to every server. Each customer that is created has an id of its own. */
export const requests = {
  get: { title: 'GET one customer', method: 'GET', path: `/customers/${askedId}`, headers },
  page: { title: 'GET a page of 20', method: 'GET', path: '/customers', headers },
  post: { title: 'POST a customer with its account', ...post },
  // As many as share a sync of the disk when a whole test suite writes at once.
  post64: { title: 'the same over 64 connections', ...post, connections: 64 },
};

/** Makes bodies that differ in their ids; serializing each would take the load generator longer than the server. */
function createBodies() {
  const mark = '#';
  const parts = JSON.stringify(customerRequest(mark)).split(mark);
  const run = Date.now().toString(36);
  let count = 0;
  return () => {
    count += 1;
    return parts.join(`N-${run}-${count}`);
  };
}
