import { expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { sketch } from '../../support/small-contract.ts';

it.each<readonly [string, Schema, number]>([
  ['true', { type: 'boolean' }, 200],
  ['True', { type: 'boolean' }, 200],
  ['FALSE', { type: 'boolean' }, 200],
  ['1', { type: 'boolean' }, 400],
  ['yes', { type: 'boolean' }, 400],
  ['', { type: 'boolean' }, 400],
  ['True', { type: 'string', enum: ['True'] }, 200],
  ['True', { type: ['boolean', 'string'], enum: ['True'] }, 200],
])('%j is read as %j: %i', async (text, schema, status) => {
  const document = sketch(
    { 'GET /seats': { query: { free: schema }, response: { type: 'object' } } },
    {},
    '3.1.0',
  );
  const { api } = await contractSandbox(document);
  expect((await api.get(`/seats?free=${text}`)).status).toBe(status);
});
