import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { samples } from '../../support/sampling.ts';

type Made = Readonly<Record<string, unknown>>;
const text = (format?: string): Schema => ({ type: 'string', ...(format && { format }) });
const made = (properties: Readonly<Record<string, Schema>>, name = 'thing', count = 25): readonly Made[] =>
  samples({ type: 'object', properties, required: [] }, { name }, count) as Made[];
const timeOf = (value: unknown) => (typeof value === 'number' ? value : Date.parse(`${value}`));

describe('times of which one comes before the other', () => {
  it.each<[first: string, second: string, schema: Schema]>([
    ['startDate', 'endDate', text('date')],
    ['starts_at', 'ends_at', text('date-time')],
    ['checkIn', 'checkOut', text('date')],
    ['valid_from', 'valid_until', text('date')],
    ['issueDate', 'dueDate', text('date')],
    ['created_at', 'updated_at', text('date-time')],
    ['createdAt', 'deliveredAt', text('date-time')],
    ['hireDate', 'leavingDate', text('date')],
    ['birthDate', 'hireDate', text('date')],
    ['pickupDate', 'returnDate', text('date')],
    ['from', 'to', text('date')],
    ['created', 'expires_at', { type: 'integer' }],
  ])('%s is before %s', (first, second, schema) => {
    for (const each of made({ [second]: schema, [first]: schema })) {
      expect(timeOf(each[second])).toBeGreaterThan(timeOf(each[first]));
    }
  });

  it('are in the order of hotels for guests, and of trains for others', () => {
    const both = { arrival: text('date-time'), departure: text('date-time') };
    for (const { arrival, departure } of made({ ...both, guests: { type: 'integer' } }))
      expect(timeOf(departure)).toBeGreaterThan(timeOf(arrival));
    for (const { arrival, departure } of made(both, 'train'))
      expect(timeOf(arrival)).toBeGreaterThan(timeOf(departure));
  });

  it('open before they close, on one day', () => {
    for (const { opens, closes } of made({ opens: text('time'), closes: text('time') }))
      expect(String(closes) > String(opens)).toBe(true);
  });
});

describe('numbers of which one is no greater than the other', () => {
  it.each([
    ['min_price', 'max_price'],
    ['minAge', 'maxAge'],
    ['salePrice', 'price'],
    ['spent', 'budget'],
    ['enrolled', 'capacity'],
  ])('%s is at most %s', (first, second) => {
    for (const each of made({ [second]: { type: 'number' }, [first]: { type: 'number' } }))
      expect(Number(each[first])).toBeLessThanOrEqual(Number(each[second]));
  });

  it.each([
    ['number', 'floor'],
    ['roomNumber', 'floorNumber'],
    ['apartment_no', 'storey'],
  ])('the room %s begins with the %s', (number, floor) => {
    for (const room of made({ [floor]: { type: 'integer' }, [number]: text() }, 'room'))
      expect(String(room[number]).slice(0, -2)).toBe(String(room[floor]));
  });

  it('an age is that of the day of birth', () => {
    for (const { age, birthDate } of made({ age: { type: 'integer' }, birthDate: text('date') }, 'person')) {
      const years = 2024.5 - Number(String(birthDate).slice(0, 4));
      expect(Math.abs(Number(age) - years)).toBeLessThanOrEqual(2);
    }
  });
});

describe('what is said of events', () => {
  const nullableTime: Schema = { type: ['string', 'null'], format: 'date-time' };
  const status = (...values: string[]): Schema => ({ type: 'string', enum: values });

  it.each([
    { states: ['draft', 'paid', 'overdue'], property: 'paid_at', has: ['paid'] },
    { states: ['pending', 'shipped', 'cancelled'], property: 'cancellationReason', has: ['cancelled'] },
    { states: ['open', 'in_progress', 'resolved'], property: 'resolvedAt', has: ['resolved'] },
    { states: ['draft', 'published'], property: 'published_at', has: ['published'] },
  ])('$property is there in $has alone', ({ states, property, has }) => {
    const rows = made({ status: status(...states), [property]: nullableTime });
    expect(rows.some((row) => row[property] !== undefined)).toBe(true);
    for (const row of rows)
      if (!has.includes(String(row.status))) expect(row[property] ?? undefined).toBeUndefined();
  });

  it('nothing is deleted where no state says so', () => {
    for (const row of made({ name: text(), deletedAt: nullableTime })) expect(row.deletedAt).toBeUndefined();
  });

  it.each([
    ['read', 'readAt'],
    ['isSeen', 'seen_at'],
    ['acknowledged', 'acknowledgedAt'],
  ])('what is not %s has no %s', (flag, property) => {
    const rows = made({
      [flag]: { type: 'boolean' },
      [property]: nullableTime,
      status: status('sent', 'failed'),
    });
    expect(rows.some((row) => row[property] !== undefined)).toBe(true);
    for (const row of rows.filter((each) => each[flag] === false))
      expect(row[property] ?? undefined).toBeUndefined();
  });

  it('a flag agrees with the state', () => {
    for (const row of made({ status: status('todo', 'done'), completed: { type: 'boolean' } }))
      expect(row.completed).toBe(row.status === 'done');
  });
});
