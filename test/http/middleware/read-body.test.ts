import { expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const schema = { type: 'object', properties: { name: { type: 'string' } } };

/** What comes of a body with a Content-Type, where the contract declares another. */
async function sent(declared: string, contentType: string, body: string) {
  const content = { [declared]: { schema } };
  const shown = { 'application/json': { schema } };
  const responses = { 200: { description: 'x', content: shown } };
  const { api, logged } = await contractSandbox(
    contractOf({ '/name': { post: { requestBody: { required: true, content }, responses } } }),
  );
  const response = await api.post('/name').set('Content-Type', contentType).send(body);
  return [response.status, response.body.name, ...logged.failures];
}

it.each([
  ['application/text', 'text/plain', '{"name":"x"}'],
  ['application/xml', 'text/xml', '<a><name>x</name></a>'],
  ['text/xml; charset=utf-8', 'application/xml', '<a><name>x</name></a>'],
  ['application/json', 'text/json', '{"name":"x"}'],
  ['application/json', 'text/json; charset=us-ascii', '{"name":"x"}'],
  ['application/yaml', 'application/x-yaml', 'name: x'],
  ['application/yaml', 'text/yaml', 'name: x'],
])('a body that is declared as %s may be %s, another name of its format', async (declared, type, body) => {
  expect(await sent(declared, type, body)).toEqual([200, 'x']);
});

it.each([
  ['application/merge-patch+json', 'text/json', '{"name":"x"}'],
  ['application/json', 'application/vnd.api+json', '{"name":"x"}'],
  ['application/xml', 'application/atom+xml', '<a><name>x</name></a>'],
  ['application/json', 'text/xml', '<a><name>x</name></a>'],
])('a body that is declared as %s is not %s', async (declared, type, body) => {
  expect(await sent(declared, type, body)).toEqual([415, undefined]);
});

it('a body is read as its own type says, whatever the one before it said', async () => {
  const content = { 'application/json': { schema }, 'application/xml': { schema } };
  const responses = { 200: { description: 'x', content: { 'application/json': { schema } } } };
  const { api } = await contractSandbox(
    contractOf({ '/name': { post: { requestBody: { required: true, content }, responses } } }),
  );
  const xml = '<a><name>x</name></a>';
  const sequence = [
    ['application/json', '{"name":"x"}', 200],
    ['application/xml', xml, 200],
    ['application/xml', xml, 200],
    ['application/json; charset=latin1', '{"name":"x"}', 415],
    ['application/json; charset=latin1', '{"name":"x"}', 415],
    ['application/json', '{"name":"x"}', 200],
    ['application/json', xml, 400],
  ] as const;
  for (const [type, body, status] of sequence) {
    const response = await api.post('/name').set('Content-Type', type).send(body);
    expect([type, response.status]).toEqual([type, status]);
  }
});
