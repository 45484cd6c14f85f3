import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { contractSandbox } from '../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../support/small-contract.ts';

const time: Schema = { type: 'string', format: 'date-time' };
const Shift = objectOf({
  id: 'string',
  'start!': time,
  end: { oneOf: [time, { type: 'null' }] },
  opens: { type: 'string', format: 'time' },
  breaks: { type: 'array', items: objectOf({ at: time }) },
  marks: { type: 'object', additionalProperties: time },
  day: { type: 'string', format: 'date' },
  note: 'string',
  next: { $ref: '#/components/schemas/Shift' },
});
const document = {
  ...sketch(
    {
      'GET /shifts': { response: arrayOf('Shift'), query: { start_gte: time } },
      'POST /shifts': { request: 'Shift', response: 'Shift', status: 201 },
      'GET /shifts/on/{start}': { response: 'Shift' },
    },
    { Shift },
  ),
  openapi: '3.1.0',
};
const onTime = document.paths['/shifts/on/{start}'] as { get: { parameters: object[] } };
Object.assign(onTime.get.parameters[0] ?? {}, { schema: time });

const strict = await contractSandbox(document);
const lenient = await contractSandbox(document, { lenient: ['dates'] });
const start = '2026-03-01T08:30:00Z';

describe('times without a zone', () => {
  it.each([
    ['with T', { start: '2026-03-01T08:30:00' }, { start }],
    ['with a space', { start: '2026-03-01 08:30:00.5' }, { start: '2026-03-01T08:30:00.5Z' }],
    ['without seconds', { start: '2026-03-01T08:30' }, { start }],
    ['of a choice', { start, end: '2026-03-01T17:00:00' }, { end: '2026-03-01T17:00:00Z' }],
    [
      'of an item of a list',
      { start, breaks: [{ at: '2026-03-01T12:00' }] },
      { breaks: [{ at: '2026-03-01T12:00:00Z' }] },
    ],
    ['of a map', { start, marks: { a: '2026-03-01T12:00' } }, { marks: { a: '2026-03-01T12:00:00Z' } }],
    [
      'of a schema within itself',
      { start, next: { start: '2026-03-02T08:30' } },
      { next: { start: '2026-03-02T08:30:00Z' } },
    ],
    ['of the day only', { start, opens: '09:00' }, { opens: '09:00:00Z' }],
  ])('%s are refused, or UTC where the sandbox is lenient', async (_, body, shown) => {
    expect((await strict.api.post('/shifts').send(body)).status).toBe(400);
    const made = await lenient.api.post('/shifts').send(body);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject(shown);
  });

  it.each([
    ['a zone', { start: '2026-03-01T08:30:00+02:00' }],
    ['a day', { start, day: '2026-03-01' }],
    ['a text that is no time', { start, note: '2026-03-01T08:30:00' }],
  ])('leaves %s as it is', async (_, body) => {
    expect((await lenient.api.post('/shifts').send(body)).body).toMatchObject(body);
  });

  it.each(['2026-02-30T08:30:00', '2026-03-01', 'soon', 5])('still refuses %j', async (text) => {
    expect((await lenient.api.post('/shifts').send({ start: text })).status).toBe(400);
  });

  it('are UTC in queries and paths', async () => {
    const { api, reset } = lenient;
    await reset();
    await api.post('/shifts').send({ start });
    expect((await api.get('/shifts?start_gte=2026-03-01T08:30:00')).body).toHaveLength(1);
    expect((await api.get('/shifts?start_gte=2026-03-01T08:30:01')).body).toHaveLength(0);
    expect((await api.get('/shifts/on/2026-03-01T08:30')).body).toMatchObject({ start });
    expect((await strict.api.get('/shifts/on/2026-03-01T08:30')).status).toBe(400);
  });
});
