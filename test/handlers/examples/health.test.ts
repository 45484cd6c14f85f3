import { expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const text: Schema = { type: 'string' };

it.each<[path: string, mediaType: string, response: Schema, expected: string | object]>([
  ['/healthz', 'text/plain', text, 'OK'],
  ['/ping', 'application/json', text, 'pong'],
  ['/health/live', 'application/json', objectOf({ 'status!': 'string' }), { status: 'ok' }],
  [
    '/api/ready',
    'application/json',
    objectOf({ 'checks!': objectOf({ 'db!': 'string' }) }),
    { checks: { db: 'ok' } },
  ],
  [
    '/health',
    'application/json',
    objectOf({ 'status!': { ...text, enum: ['UP', 'DOWN'] } }),
    { status: 'UP' },
  ],
  ['/health', 'application/json', objectOf({ 'status!': { ...text, example: 'pass' } }), { status: 'pass' }],
])('%s says as %s that all is well', async (path, mediaType, response, expected) => {
  const { api } = await contractSandbox(sketch({ [`GET ${path}`]: { response, mediaType } }));
  const { body, text: said, type } = await api.get(path);
  expect(type === 'text/plain' ? said : body).toEqual(expected);
});

it('a page is written in HTML', async () => {
  const page = { response: text, mediaType: 'text/html' };
  const { api } = await contractSandbox(sketch({ 'GET /terms': page }));
  expect((await api.get('/terms')).text).toMatch(/^<p>.+<\/p>$/);
});
