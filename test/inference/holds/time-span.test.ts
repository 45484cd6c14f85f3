import { expect, it } from 'vitest';
import { areOverlapping, bookedTimes, namesBooked, spanOf } from '../../../src/inference/holds/time-span.ts';

it.each<[string, object, object, boolean]>([
  [
    'times',
    { startTime: '2030-01-01T10:00:00Z', endTime: '2030-01-01T11:00:00Z' },
    { startTime: '2030-01-01T10:59:00Z', endTime: '2030-01-01T12:00:00Z' },
    true,
  ],
  [
    'times one after the other',
    { startsAt: '2030-01-01T10:00:00Z', endsAt: '2030-01-01T11:00:00Z' },
    { startsAt: '2030-01-01T11:00:00Z', endsAt: '2030-01-01T12:00:00Z' },
    false,
  ],
  [
    'times without a zone',
    { start: '2030-01-01T10:00', end: '2030-01-01T11:00' },
    { start: '2030-01-01T10:30Z', end: '2030-01-01T12:00Z' },
    true,
  ],
  [
    'nights',
    { check_in: '2030-01-01', check_out: '2030-01-03' },
    { check_in: '2030-01-03', check_out: '2030-01-04' },
    false,
  ],
  [
    'one day each',
    { startDate: '2030-01-01', endDate: '2030-01-01' },
    { startDate: '2030-01-01', endDate: '2030-01-01' },
    true,
  ],
  [
    'times of a day',
    { date: '2030-01-01', startTime: '9:00', endTime: '10:00' },
    { date: '2030-01-01', startTime: '09:30', endTime: '11:00' },
    true,
  ],
  [
    'times of two days',
    { date: '2030-01-01', startTime: '09:00', endTime: '10:00' },
    { date: '2030-01-02', startTime: '09:00', endTime: '10:00' },
    false,
  ],
  ['the same moment', { date: '2030-01-01', time: '09:00' }, { date: '2030-01-01', time: '09:00' }, true],
  [
    'lengths',
    { scheduledAt: '2030-01-01T10:00:00Z', durationMinutes: 45 },
    { scheduledAt: '2030-01-01T10:30:00Z', durationMinutes: 30 },
    true,
  ],
  ['no time at all', { startTime: 'soon', endTime: 'later' }, { startTime: 'soon', endTime: 'later' }, false],
  [
    'an end before the beginning',
    { from: '2030-01-02', to: '2030-01-01' },
    { from: '2030-01-01', to: '2030-01-03' },
    false,
  ],
])('%s', (_, one, other, overlap) => {
  const [a, b] = [one, other].map((each) => {
    const times = bookedTimes(Object.keys(each));
    return times && spanOf(times, each as Record<string, unknown>);
  });
  expect(a !== undefined && b !== undefined && areOverlapping(a, b)).toBe(overlap);
});

it.each([
  ['roomId', true],
  ['doctor_id', true],
  ['court', true],
  ['userId', false],
  ['patientId', false],
  ['id', false],
  ['notes', false],
])('%s names what is booked: %s', (name, does) => {
  expect(namesBooked(name)).toBe(does);
});
