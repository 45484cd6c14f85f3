import { describe, expect, it } from 'vitest';
import { maxIdTries } from '../../../../src/handlers/crud/ids/generate-id.ts';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

/** Tickets whose id the server assigns, within what the schema of the id allows. */
async function ticketsApi(id: Schema) {
  const Ticket = objectOf({ 'id!': id, 'title!': 'string' });
  return createCrudApi(
    sketch(
      {
        'POST /tickets': { request: objectOf({ 'title!': 'string' }), response: 'Ticket', status: 201 },
        'GET /tickets/{id}': { response: 'Ticket' },
      },
      { Ticket },
    ),
  );
}

/** The ids of so many new tickets; `no id` for one that was refused with 507. */
async function createTickets(id: Schema, count: number): Promise<readonly unknown[]> {
  const api = await ticketsApi(id);
  const ids: unknown[] = [];
  for (let i = 0; i < count; i += 1) {
    const reply = await api
      .requestBody<{ id: unknown }>('POST /tickets', { body: { title: 'a' } })
      .catch((error: { status?: number }) => ({ id: error.status }));
    ids.push(reply.id);
  }
  await api.close();
  return ids;
}

describe('a generated id', () => {
  it.each<[string, Schema, number]>([
    ['a pattern and an example', { pattern: '^[A-Z]{2}-[0-9]{4}$', example: 'AB-1234' }, 30],
    ['a pattern and a default', { pattern: '^n-[a-f]{6}$', default: 'n-abcdef' }, 30],
    ['a pattern and several examples', { pattern: '^[a-z]{5}!$', examples: ['abcde!', 'edcba!'] }, 30],
    ['format: ipv4', { format: 'ipv4' }, 30],
    ['format: email', { format: 'email', example: 'ann@example.com' }, 30],
    ['format: date', { format: 'date', example: '2024-01-31' }, 30],
    ['format: hostname, an example and a default', { format: 'uri', default: 'https://example.com/1' }, 30],
    ['an enum, in its order', { enum: ['red', 'green', 'blue'], example: 'red' }, 3],
    ['digits of one length', { pattern: '^[0-9]{6}$', example: '123456' }, 30],
    ['one digit', { pattern: '^[0-9]$' }, 10],
  ])('never repeats: %s', async (_, id, count) => {
    const ids = await createTickets({ type: 'string', ...id }, count);
    expect(new Set(ids).size).toBe(count);
    expect(ids).not.toContain(507);
    if (id.enum === undefined) expect(ids).not.toContain(id.example ?? id.default);
  });

  it.each<[string, Schema, readonly unknown[]]>([
    ['maximum', { maximum: 2 }, [1, 2, 507]],
    ['minimum', { minimum: 1000 }, [1000, 1001, 1002]],
    ['exclusive bounds', { minimum: 5, exclusiveMinimum: true, maximum: 7 }, [6, 7, 507]],
    ['multipleOf', { multipleOf: 10, maximum: 25 }, [10, 20, 507]],
    ['no number above 0', { minimum: -2, maximum: -1 }, [-2, -1, 507]],
    ['an enum', { enum: [30, 10] }, [30, 10, 507]],
  ])('is a number within %s', async (_, id, expected) => {
    expect(await createTickets({ type: 'integer', ...id }, 3)).toEqual(expected);
  });

  it.each<[string, Schema]>([
    ['an enum', { enum: ['a', 'b'] }],
    ['a pattern of two texts', { pattern: '^[ab]$' }],
    ['a pattern and an enum', { pattern: '^[a-c]$', enum: ['a', 'b'] }],
  ])('is a 507 that says what to do when none is free: %s', async (_, id) => {
    const api = await ticketsApi({ type: 'string', ...id });
    const create = () => api.request('POST /tickets', { body: { title: 'a' } });
    await create();
    await create();
    await expect(create()).rejects.toMatchObject({
      status: 507,
      message: expect.stringMatching(
        /^tickets has no free id: .* \/id .*Delete an item, or .* in the contract$/,
      ),
    });
    expect(api.stored('tickets')).toHaveLength(2);
    await api.close();
  });

  it('takes a bounded number of tries, however few ids there are', async () => {
    const api = await ticketsApi({ type: 'string', pattern: '^(x|y)$', example: 'x' });
    const create = () => api.request('POST /tickets', { body: { title: 'a' } });
    await create();
    await create();
    const before = api.sampleCount();
    await expect(create()).rejects.toMatchObject({ status: 507 });
    expect(api.sampleCount() - before).toBe(maxIdTries);
    await api.close();
  });

  it('comes after a long run of numbers that clients chose', async () => {
    const Seat = objectOf({ 'id!': 'integer', row: 'string' });
    const api = await createCrudApi(
      sketch(
        {
          'POST /seats': {
            request: objectOf({ id: 'integer', row: 'string' }),
            response: 'Seat',
            status: 201,
          },
          'GET /seats/{id}': { response: 'Seat' },
        },
        { Seat },
      ),
    );
    for (let id = 500; id > 200; id -= 1) await api.request('POST /seats', { body: { id } });
    const { id } = await api.requestBody<{ id: number }>('POST /seats', { body: { row: 'a' } });
    expect(id).toBeGreaterThan(500);
    await api.close();
  });
});
