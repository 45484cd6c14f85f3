import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../../support/small-contract.ts';

type Properties = Readonly<Record<string, Schema | string>>;

const day: Schema = { type: 'string', format: 'date' };
const time: Schema = { type: 'string', format: 'date-time' };

/** Things that are sent some properties, and show those and others. */
async function thingsWith(sent: Properties, shown: Properties) {
  const path = { id: { type: 'integer' } } as const;
  const operations = {
    'GET /things': { response: arrayOf('Thing') },
    'POST /things': { request: objectOf(sent), response: 'Thing', status: 201 },
    'GET /things/{id}': { response: 'Thing', path },
    'PATCH /things/{id}': { request: objectOf(sent), response: 'Thing', path },
  };
  return createCrudApi(sketch(operations, { Thing: objectOf({ 'id!': 'integer', ...sent, ...shown }) }));
}

type Case = readonly [what: string, sent: Properties, body: object, shown: Properties, expected: object];

async function expectShown(sent: Properties, body: object, shown: Properties, expected: object) {
  const api = await thingsWith(sent, shown);
  const created = await api.requestBody('POST /things', { body });
  expect(created).toEqual({ id: 1, ...body, ...expected });
  expect(await api.requestBody('GET /things/{id}', { params: { id: 1 } })).toEqual(created);
}

describe('how long an item lasts', () => {
  it.each<Case>([
    [
      'in nights',
      { checkInDate: day, checkOutDate: day },
      { checkInDate: '2026-03-30', checkOutDate: '2026-04-02' },
      { 'nights!': 'integer' },
      { nights: 3 },
    ],
    [
      'in days of a rental',
      { pickup_at: time, return_at: time },
      { pickup_at: '2026-03-01T09:00:00Z', return_at: '2026-03-03T10:00:00Z' },
      { 'rental_days!': 'integer' },
      { rental_days: 3 },
    ],
    [
      'in days of a leave, with the first and the last',
      { leaveType: 'string', startDate: day, endDate: day },
      { leaveType: 'annual', startDate: '2026-03-02', endDate: '2026-03-06' },
      { 'days!': 'number' },
      { days: 5 },
    ],
    [
      'in working days',
      { startDate: day, endDate: day },
      { startDate: '2026-03-05', endDate: '2026-03-10' },
      { 'workingDays!': 'integer' },
      { workingDays: 4 },
    ],
    [
      'in minutes and hours',
      { start: time, end: time },
      { start: '2026-03-01T09:00:00+01:00', end: '2026-03-01T09:30:00Z' },
      { 'durationMinutes!': 'integer', 'hours!': 'number' },
      { durationMinutes: 90, hours: 1.5 },
    ],
    [
      'by times of day',
      { startTime: 'string', endTime: 'string' },
      { startTime: '09:15', endTime: '10:00' },
      { 'duration_in_minutes!': 'integer' },
      { duration_in_minutes: 45 },
    ],
    [
      'in the unit that a description names',
      { departureTime: time, arrivalTime: time },
      { departureTime: '2026-03-01T09:00:00Z', arrivalTime: '2026-03-01T11:00:00Z' },
      { 'duration!': { type: 'integer', description: 'Flight time in minutes' } },
      { duration: 120 },
    ],
  ])('is counted %s', (_, ...what) => expectShown(...what));

  it('has no hours between two days, and none where it ends before it begins', async () => {
    const api = await thingsWith({ startDate: day, endDate: day }, { hours: 'number', days: 'integer' });
    const body = { startDate: '2026-03-05', endDate: '2026-03-02' };
    expect(await api.requestBody('POST /things', { body })).not.toHaveProperty('days');
    const longer = { startDate: '2026-03-01', endDate: '2026-03-02' };
    const created = await api.requestBody('POST /things', { body: longer });
    expect(created).toEqual({ id: 2, ...longer, days: 1 });
  });
});

describe('when an item ends', () => {
  it.each<Case>([
    [
      'after a duration',
      { startTime: time, durationMinutes: 'integer' },
      { startTime: '2026-03-01T09:00:00Z', durationMinutes: 45 },
      { 'endTime!': time },
      { endTime: '2026-03-01T09:45:00.000Z' },
    ],
    [
      'after one of ISO 8601',
      { starts_at: time, duration: 'string' },
      { starts_at: '2026-03-01T09:00:00Z', duration: 'PT1H30M' },
      { 'ends_at!': time },
      { ends_at: '2026-03-01T10:30:00.000Z' },
    ],
    [
      'after some days',
      { rentalDate: day, rentalDays: 'integer' },
      { rentalDate: '2026-02-27', rentalDays: 3 },
      { 'returnDate!': day },
      { returnDate: '2026-03-02' },
    ],
    [
      'at a time of day',
      { startTime: 'string', minutes: 'integer' },
      { startTime: '09:15:00', minutes: 30 },
      { 'endTime!': 'string' },
      { endTime: '09:45:00' },
    ],
    [
      'not before it begins',
      { startTime: time },
      { startTime: '2030-03-01T09:00:00Z' },
      { 'endTime!': time },
      { endTime: '2030-03-01T10:00:00.000Z' },
    ],
  ])('is %s', (_, ...what) => expectShown(...what));
});

describe('what has not ended yet', () => {
  it.each<Case>([
    [
      'a timer',
      { startedAt: time, estimated_minutes: 'integer' },
      { startedAt: '2026-03-01T09:00:00Z', estimated_minutes: 30 },
      { endedAt: time },
      {},
    ],
    [
      'a rental that may be brought back later',
      { rentalDate: day, rentalDays: 'integer' },
      { rentalDate: '2026-03-01', rentalDays: 3 },
      { 'returnDate!': { ...day, nullable: true } },
      { returnDate: null },
    ],
  ])('has no end: %s', (_, ...what) => expectShown(...what));
});

describe('what is done of something', () => {
  const goal = { targetAmount: 'number', currentAmount: 'number' };
  it.each<Case>([
    [
      'says what remains, how much that is, and whether all is done',
      goal,
      { targetAmount: 400, currentAmount: 100 },
      { 'remainingAmount!': 'number', 'progress!': 'number', 'isCompleted!': 'boolean' },
      { remainingAmount: 300, progress: 25, isCompleted: false },
    ],
    [
      'is nothing at first',
      { goal: 'number' },
      { goal: 80 },
      { 'raised!': 'number', 'percentage!': 'integer', 'remaining!': 'number' },
      { raised: 0, percentage: 0, remaining: 80 },
    ],
    [
      'may be more than there is of a budget',
      { budget: 'number', spent: 'number' },
      { budget: 100, spent: 120 },
      { 'remaining!': 'number', 'percentage_used!': { type: 'number' }, 'isOverBudget!': 'boolean' },
      { remaining: -20, percentage_used: 120, isOverBudget: true },
    ],
    [
      'is a part of 1 where that is the most',
      { pages: 'integer', currentPage: 'integer' },
      { pages: 200, currentPage: 50 },
      { 'progress!': { type: 'number', minimum: 0, maximum: 1 } },
      { progress: 0.25 },
    ],
  ])('%s', (_, ...what) => expectShown(...what));

  it('follows what changes', async () => {
    const shown = { 'remainingAmount!': 'number', 'progress!': 'number', 'isCompleted!': 'boolean' };
    const api = await thingsWith(goal, shown);
    await api.requestBody('POST /things', { body: { targetAmount: 400, currentAmount: 100 } });
    const changed = await api.requestBody('PATCH /things/{id}', {
      params: { id: 1 },
      body: { currentAmount: 400 },
    });
    expect(changed).toMatchObject({ remainingAmount: 0, progress: 100, isCompleted: true });
  });
});

describe('what else follows from an item', () => {
  const long = `${'word '.repeat(60)}end`;
  it.each<Case>([
    [
      "the age of a person, on the sandbox's clock",
      { dateOfBirth: day },
      { dateOfBirth: '1990-01-02' },
      { 'age!': 'integer' },
      { age: 35 },
    ],
    [
      'how many words a text has, how long it takes to read, how it begins',
      { content: 'string' },
      { content: long },
      { 'wordCount!': 'integer', 'readingTime!': 'integer', 'excerpt!': 'string' },
      { wordCount: 61, readingTime: 1, excerpt: `${'word '.repeat(32).trim()}…` },
    ],
  ])('is %s', (_, ...what) => expectShown(...what));
});
