import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { startOfTime } from '../../support/fixed-runtime.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const time: Schema = { type: 'string', format: 'date-time' };

/** What a POST without state responds with, of the properties that are asked about. */
async function done(
  path: string,
  properties: Record<string, Schema | string>,
  status = 200,
): Promise<object> {
  const response = objectOf(Object.fromEntries(Object.entries(properties).map(([n, s]) => [`${n}!`, s])));
  const { api } = await contractSandbox(sketch({ [`POST ${path}`]: { response, status } }));
  return (await api.post(path)).body;
}

describe('what a write without state says that it has done', () => {
  it.each<[path: string, name: string, schema: Schema | string, expected: unknown]>([
    ['/newsletter/subscribe', 'subscribed', 'boolean', true],
    ['/newsletter/unsubscribe', 'isSubscribed', 'boolean', false],
    ['/lamps/hall/ping', 'delivered', 'boolean', true],
    ['/lamps/hall/ping', 'blinking', 'boolean', false],
    ['/loan/approve', 'status', { type: 'string', enum: ['submitted', 'approved', 'paid'] }, 'approved'],
    ['/loan', 'status', { type: 'string', enum: ['approved', 'submitted', 'paid'] }, 'submitted'],
  ])('POST %s: %s', async (path, name, schema, expected) => {
    expect(await done(path, { [name]: schema })).toEqual({ [name]: expected });
  });

  it.each<[path: string, name: string, status: number, isNow: boolean]>([
    ['/feedback/form', 'createdAt', 201, true],
    ['/feedback/form', 'createdAt', 200, false],
    ['/hall/clean', 'cleanedAt', 200, true],
    ['/hall/clean', 'builtAt', 201, false],
  ])('POST %s: %s in a %d is now: %s', async (path, name, status, isNow) => {
    const [value] = Object.values(await done(path, { [name]: time }, status));
    expect(value === startOfTime).toBe(isNow);
  });
});
