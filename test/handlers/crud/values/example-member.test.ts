import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** The state in which an item begins, by the example that its create declares. */
async function begunAs(
  [property, ...words]: readonly string[],
  example: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const text = { type: 'string' };
  const Item = objectOf({
    ...Object.fromEntries(Object.keys(example).map((name) => [name, { type: typeof example[name] }])),
    ...{ 'id!': 'string', [property ?? '']: { ...text, enum: words } },
  });
  const operations = {
    'GET /items': { response: arrayOf('Item') },
    'GET /items/{itemId}': { response: 'Item', example: { id: 'a', ...example } },
    'POST /items': {
      ...{ request: objectOf({ to: 'string' }), response: 'Item', status: 201 },
      example: { id: 'a', ...example },
    },
  };
  const api = await createCrudApi(sketch(operations, { Item }));
  const made = await api.requestBody<Record<string, unknown>>('POST /items', { body: { to: 'x' } });
  return made[property ?? ''];
}

const callStates = ['status', 'queued', 'ringing', 'completed', 'busy'];

describe('a state in the example of a create', () => {
  it.each<[states: string[], example: Record<string, unknown>, expected: string]>([
    [
      callStates,
      {
        ...{ status: 'completed', date_created: 'Tue, 31 Aug 2010 20:36:28 +0000' },
        date_updated: 'Tue, 31 Aug 2010 20:36:44 +0000',
      },
      'queued',
    ],
    [
      ['verificationStatus', 'UNVERIFIED', 'VERIFIED'],
      {
        ...{ verificationStatus: 'VERIFIED', created: '2023-07-07T13:41:56.000Z' },
        lastUpdated: '2023-07-07T13:43:03.000Z',
      },
      'UNVERIFIED',
    ],
    [
      ['state', 'draft', 'published'],
      { state: 'published', createdAt: 1719492710, updatedAt: 1719579110 },
      'draft',
    ],
  ])(
    'is none to begin in where it has ended after the item was created: %s',
    async (states, example, expected) => {
      expect(await begunAs(states, example)).toBe(expected);
    },
  );

  it.each<[states: string[], example: Record<string, unknown>]>([
    [callStates, { status: 'completed' }],
    [
      ['status', 'ACTIVE', 'INACTIVE'],
      { status: 'INACTIVE', created: '2016-12-01T14:40:04.000Z', lastUpdated: '2016-12-01T14:40:04.000Z' },
    ],
    [
      ['status', 'PENDING', 'COMPLETED'],
      { status: 'COMPLETED', created_at: '2021-10-13T21:14:29.577Z', updated_at: '2021-10-13T21:14:30.504Z' },
    ],
    [
      callStates,
      { status: 'ringing', created_at: '2021-10-13T21:14:29Z', updated_at: '2021-10-13T22:14:29Z' },
    ],
  ])('is believed otherwise: %s %s', async (states, example) => {
    expect(await begunAs(states, example)).toBe(example[states[0] ?? '']);
  });
});
