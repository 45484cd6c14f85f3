import { expect, it } from 'vitest';
import { contractSandbox } from '../../../support/contract-sandbox.ts';

const ticket = {
  type: 'object',
  required: ['seat'],
  properties: { seat: { type: 'string', example: '12A' } },
};
const paths = {
  '/shows/{show}/tickets': {
    parameters: [{ name: 'show', in: 'path', required: true, schema: { type: 'integer' }, example: 7 }],
    post: {
      tags: ['Tickets'],
      summary: 'Buy a ticket',
      security: [{ key: [] }],
      requestBody: {
        content: {
          'application/json': { schema: ticket, examples: { front: { value: { seat: '1A' } } } },
          'application/xml': { schema: { ...ticket, xml: { name: 'ticket' } } },
        },
      },
      responses: {
        201: { description: 'Bought', content: { 'application/json': { schema: ticket } } },
        '4xx': { description: 'No' },
      },
    },
  },
  '/cart/checkout': {
    post: {
      responses: { 201: { description: 'Done', content: { 'application/json': { schema: ticket } } } },
    },
  },
};
const components = { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'k' } } };

const served = () =>
  contractSandbox({
    openapi: '3.0.3',
    info: { title: 'Tickets', version: '1' },
    servers: [{ url: 'http://x/v2' }],
    paths,
    components,
  });

it('lists operations with their summaries and tags', async () => {
  const { api } = await served();
  const { body } = await api.get('/__admin/operations');
  expect(body.operations[0]).toMatchObject({ summary: 'Buy a ticket', tags: ['Tickets'] });
  expect(body.operations[1]).not.toHaveProperty('summary');
});

it('describes an operation, also by an id with slashes', async () => {
  const { api } = await served();
  const { body } = await api.get(`/__admin/operations/${encodeURIComponent('POST /shows/{show}/tickets')}`);
  expect(body).toMatchObject({
    method: 'POST',
    basePath: '/v2',
    parameters: [{ name: 'show', in: 'path', required: true, field: { kind: 'integer' }, example: 7 }],
    responses: [
      { status: '201', description: 'Bought', mediaTypes: ['application/json'] },
      { status: '4XX', mediaTypes: [] },
    ],
    security: [[{ type: 'apiKey', in: 'query', name: 'k' }]],
  });
  const [json, xml] = body.body.contents;
  expect(json.examples).toEqual([
    { name: 'front', value: { seat: '1A' } },
    { name: 'generated', value: { seat: '12A' } },
  ]);
  expect(xml.examples[0].text).toContain('<ticket><seat>12A</seat></ticket>');
});

it('lists what is wrong with the contract, by the operation that has it', async () => {
  const { api } = await served();
  const { body } = await api.get('/__admin/findings');
  const ofCart = body.findings.filter(
    ({ operation }: { operation?: string }) => operation === 'POST /cart/checkout',
  );
  expect(ofCart.map(({ rule }: { rule: string }) => rule)).toContain('no-forgotten-writes');
  expect((await api.get('/__admin/findings')).body).toEqual(body);
});
