import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

const Command = objectOf({
  'id!': { type: 'integer', example: 42 },
  'command!': { type: 'string', example: 'start' },
  'progress!': { type: 'number', example: 100 },
  'begun!': { type: 'string', example: '2025-01-01T00:00:00Z' },
});

describe('the response of an action that shows no item', () => {
  it.each<[string, string, string, object]>([
    ['in an envelope', '/lamps/{id}/actions/poweroff', 'action', { command: 'stop', progress: 0 }],
    ['in another', '/lamps/{id}/dim', 'task', { command: 'dim_lamp', progress: 7 }],
  ])('says what its own example says, before that of the schema: %s', async (_, path, name, said) => {
    const example = { [name]: { id: 9, begun: '2024-05-05T00:00:00Z', ...said } };
    const document = sketch(
      {
        'POST /lamps': { request: 'Lamp', response: 'Lamp', status: 201 },
        'GET /lamps/{id}': { response: 'Lamp' },
        [`POST ${path}`]: { response: objectOf({ [`${name}!`]: Command }), status: 201, example },
      },
      {
        Lamp: objectOf({
          id: 'integer',
          name: 'string',
          status: { type: 'string', enum: ['on', 'off', 'dim'] },
        }),
      },
    );
    const api = await createCrudApi(document);
    const { id } = await api.requestBody<{ id: number }>('POST /lamps', { body: { name: 'x' } });
    const body = await api.requestBody<Record<string, object>>(`POST ${path}`, { params: { id } });
    expect(body[name]).toMatchObject(said);
    await api.close();
  });
});
