import { describe, expect, it } from 'vitest';
import {
  heldFlag,
  heldState,
  holdKindOf,
  holdsNothing,
  isCapacity,
  isHeldCount,
  isRoomLeft,
  namesParticipant,
} from '../../../src/inference/holds/hold-words.ts';

describe('the words of what holds something', () => {
  it.each([
    ['enrollments', 'part'],
    ['event-registrations', 'part'],
    ['api/v1/attendees', 'part'],
    ['room_bookings', 'use'],
    ['appointments', 'use'],
    ['book-loans', 'use'],
    ['orders', undefined],
    ['books', undefined],
  ] as const)('rows of %s hold: %s', (name, kind) => {
    expect(holdKindOf(name)).toBe(kind);
  });

  it.each([
    ['capacity', 'capacity'],
    ['maxParticipants', 'capacity'],
    ['max_students', 'capacity'],
    ['totalCopies', 'capacity'],
    ['attendee_limit', 'capacity'],
    ['availableSpots', 'room'],
    ['seats_left', 'room'],
    ['available_copies', 'room'],
    ['enrolledCount', 'count'],
    ['registered_count', 'count'],
    ['currentParticipants', 'count'],
    ['enrolledStudents', 'count'],
    ['ticketsSold', undefined],
    ['price', undefined],
    ['max_price', undefined],
    ['availableBalance', undefined],
  ])('%s is a number of: %s', (name, meaning) => {
    const found = [isCapacity(name) && 'capacity', isRoomLeft(name) && 'room', isHeldCount(name) && 'count'];
    expect(found.find((each) => each !== false)).toBe(meaning);
  });

  it('knows flags and states of what somebody has', () => {
    expect([heldFlag('isBooked'), heldFlag('available'), heldFlag('active')]).toEqual([
      { held: true, free: false },
      { held: false, free: true },
      undefined,
    ]);
    expect(heldState(['AVAILABLE', 'BORROWED', 'LOST'])).toEqual({ held: 'BORROWED', free: 'AVAILABLE' });
    expect(heldState(['open', 'closed'])).toBeUndefined();
  });

  it.each<['part' | 'use', object, boolean]>([
    ['use', { status: 'cancelled' }, true],
    ['use', { status: 'COMPLETED' }, true],
    ['part', { status: 'completed' }, false],
    ['part', { status: 'dropped' }, true],
    ['use', { returnedAt: null }, false],
    ['use', { returned_at: '2030-01-01' }, true],
    ['use', { returnDate: '2030-01-01' }, false],
    ['part', { isCancelled: false }, false],
  ])('as %s, %j is over: %s', (kind, item, isOverNow) => {
    expect(holdsNothing(kind, item as Record<string, unknown>)).toBe(isOverNow);
  });

  it.each([
    ['studentId', true],
    ['attendee_email', true],
    ['email', true],
    ['courseId', false],
    ['user', false],
  ])('%s says who takes part: %s', (name, does) => {
    expect(namesParticipant(name)).toBe(does);
  });
});
