import { describe, expect, it } from 'vitest';
import { type CrudApi, createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const schemas = {
  Student: objectOf({ 'id!': 'integer', name: 'string' }),
  Course: objectOf({
    'id!': 'integer',
    title: 'string',
    capacity: 'integer',
    enrolledCount: 'integer',
    availableSpots: 'integer',
  }),
  Enrollment: objectOf({
    'id!': 'integer',
    courseId: 'integer',
    studentId: 'integer',
    status: { type: 'string', enum: ['active', 'dropped'] },
  }),
  Slot: objectOf({ 'id!': 'integer', label: 'string', isBooked: 'boolean' }),
  Copy: objectOf({
    'id!': 'integer',
    title: 'string',
    totalCopies: 'integer',
    availableCopies: 'integer',
    status: { type: 'string', enum: ['available', 'borrowed'] },
  }),
  Loan: objectOf({
    'id!': 'integer',
    bookId: 'integer',
    memberId: 'integer',
    returnedAt: { type: 'string', format: 'date-time', nullable: true },
  }),
  Appointment: objectOf({
    'id!': 'integer',
    slotId: 'integer',
    status: { type: 'string', enum: ['booked', 'cancelled'] },
  }),
  Booking: objectOf({
    'id!': 'integer',
    roomId: 'integer',
    userId: 'integer',
    startTime: { type: 'string', format: 'date-time' },
    endTime: { type: 'string', format: 'date-time' },
    status: { type: 'string', enum: ['confirmed', 'cancelled'] },
  }),
};

/** The usual operations of a collection, the create with what it declares besides. */
function collection(path: string, name: string, request: object, more: OperationSketch = {}) {
  return {
    [`POST ${path}`]: {
      request: objectOf(request as Record<string, string>),
      response: name,
      status: 201,
      ...more,
    },
    [`GET ${path}`]: { response: arrayOf(name) },
    [`GET ${path}/{id}`]: { response: name },
    [`PUT ${path}/{id}`]: {
      request: objectOf(request as Record<string, string>),
      response: name,
      ...more,
      status: 200,
    },
    [`DELETE ${path}/{id}`]: {},
  };
}

const conflict = { refuses: { 409: 'Conflict' } };

/** The statuses of creates, one after the other, and of what else is done. */
async function statusOf(sent: Promise<{ readonly status: number }>): Promise<number | undefined> {
  return sent.then(
    ({ status }) => status,
    (error: { status?: number }) => error.status,
  );
}

describe('who takes part', () => {
  const schooling = (more: OperationSketch) =>
    createCrudApi(
      sketch(
        {
          ...collection('/students', 'Student', { name: 'string' }),
          ...collection('/courses', 'Course', { title: 'string', capacity: 'integer' }),
          ...collection(
            '/enrollments',
            'Enrollment',
            { 'courseId!': 'integer', 'studentId!': 'integer' },
            more,
          ),
          'PATCH /enrollments/{id}': { request: objectOf({ status: 'string' }), response: 'Enrollment' },
          'GET /courses/{id}/students': { response: arrayOf('Student') },
          'GET /students/{id}/courses': { response: arrayOf('Course') },
        },
        schemas,
      ),
    );
  const enroll = (api: CrudApi, courseId: number, studentId: number) =>
    statusOf(api.request('POST /enrollments', { body: { courseId, studentId } }));

  it.each<[string, OperationSketch, readonly (number | undefined)[]]>([
    ['a declared 409', conflict, [201, 409, 201, 409, 201]],
    ['a 400 about it', { refuses: { 400: 'Already enrolled, or full' } }, [201, 400, 201, 400, 201]],
    ['any other 400', { refuses: { 400: 'Bad request' } }, [201, 201, 201, 201, 201]],
    ['nothing', {}, [201, 201, 201, 201, 201]],
    ['a 409 about versions', { refuses: { 409: 'The version is stale' } }, [201, 201, 201, 201, 201]],
  ])('twice, or in what is full, is refused with %s', async (_, more, statuses) => {
    const api = await schooling(more);
    for (const name of ['Ann', 'Bob', 'Cy']) await api.request('POST /students', { body: { name } });
    for (const title of ['a', 'b']) await api.request('POST /courses', { body: { title, capacity: 2 } });
    const found = [];
    for (const [course, student] of [
      [1, 1],
      [1, 1],
      [1, 2],
      [1, 3],
      [2, 1],
    ] as const)
      found.push(await enroll(api, course, student));
    expect(found).toEqual(statuses);
  });

  it('is counted, is listed on both sides, and leaves its place again', async () => {
    const api = await schooling(conflict);
    for (const name of ['Ann', 'Bob']) await api.request('POST /students', { body: { name } });
    const course = await api.requestBody('POST /courses', { body: { title: 'a', capacity: 1 } });
    expect(course).toMatchObject({ enrolledCount: 0, availableSpots: 1 });
    const read = (id: string) => api.requestBody(id, { params: { id: '1' } });
    await enroll(api, 1, 1);
    expect(await read('GET /courses/{id}')).toMatchObject({ enrolledCount: 1, availableSpots: 0 });
    expect(await read('GET /courses/{id}/students')).toEqual([{ id: 1, name: 'Ann' }]);
    expect(await read('GET /students/{id}/courses')).toMatchObject([{ id: 1, title: 'a' }]);
    await api.request('PATCH /enrollments/{id}', { params: { id: '1' }, body: { status: 'dropped' } });
    expect(await read('GET /courses/{id}')).toMatchObject({ enrolledCount: 0, availableSpots: 1 });
    expect(await read('GET /courses/{id}/students')).toEqual([]);
    expect(await enroll(api, 1, 2)).toBe(201);
    await api.request('DELETE /enrollments/{id}', { params: { id: '2' } });
    expect(await read('GET /courses/{id}')).toMatchObject({ enrolledCount: 0, availableSpots: 1 });
  });
});

describe('what somebody has', () => {
  it('is taken until it is given back', async () => {
    const api = await createCrudApi(
      sketch(
        {
          ...collection('/slots', 'Slot', { label: 'string' }),
          ...collection('/appointments', 'Appointment', { 'slotId!': 'integer' }, conflict),
          'POST /appointments/{id}/cancel': { response: 'Appointment' },
        },
        schemas,
      ),
    );
    const slot = () => api.requestBody('GET /slots/{id}', { params: { id: '1' } });
    const book = () => statusOf(api.request('POST /appointments', { body: { slotId: 1 } }));
    await api.request('POST /slots', { body: { label: 'a' } });
    expect([await book(), await book()]).toEqual([201, 409]);
    expect(await slot()).toMatchObject({ isBooked: true });
    await api.request('POST /appointments/{id}/cancel', { params: { id: '1' } });
    expect(await slot()).toMatchObject({ isBooked: false });
    expect(await book()).toBe(201);
  });

  it('is available as long as there is one more of it', async () => {
    const api = await createCrudApi(
      sketch(
        {
          ...collection('/books', 'Copy', { title: 'string', totalCopies: 'integer' }),
          ...collection(
            '/loans',
            'Loan',
            { 'bookId!': 'integer', memberId: 'integer' },
            { refuses: { 400: 'No copies available' } },
          ),
        },
        schemas,
      ),
    );
    const book = () => api.requestBody('GET /books/{id}', { params: { id: '1' } });
    const lend = () => statusOf(api.request('POST /loans', { body: { bookId: 1, memberId: 1 } }));
    await api.request('POST /books', { body: { title: 'a', totalCopies: 2 } });
    expect(await lend()).toBe(201);
    expect(await book()).toMatchObject({ availableCopies: 1, status: 'available' });
    expect(await lend()).toBe(201);
    expect(await book()).toMatchObject({ availableCopies: 0, status: 'borrowed' });
    expect(await lend()).toBe(400);
    await api.request('DELETE /loans/{id}', { params: { id: '1' } });
    expect(await book()).toMatchObject({ availableCopies: 1, status: 'available' });
  });
});

describe('what is booked for a time', () => {
  const at = (from: string, to: string, more: object = {}) => ({
    roomId: 1,
    userId: 7,
    startTime: `2030-01-01T${from}:00Z`,
    endTime: `2030-01-01T${to}:00Z`,
    ...more,
  });
  const times = { roomId: 'integer', userId: 'integer', startTime: 'string', endTime: 'string' };

  it.each<[string, OperationSketch, object, number]>([
    ['the same time', conflict, at('10:30', '11:30'), 409],
    ['another room', conflict, at('10:30', '11:30', { roomId: 2 }), 201],
    ['the time after', conflict, at('11:00', '12:00'), 201],
    [
      'the same time, described',
      { refuses: { 422: 'The room is not available' } },
      at('10:30', '11:30'),
      422,
    ],
    ['the same time, undeclared', {}, at('10:30', '11:30'), 201],
    ['a 400 that says nothing of it', { refuses: { 400: 'Validation error' } }, at('10:30', '11:30'), 201],
  ])('%s', async (_, more, second, status) => {
    const api = await createCrudApi(sketch(collection('/bookings', 'Booking', times, more), schemas));
    await api.request('POST /bookings', { body: at('10:00', '11:00') });
    expect(await statusOf(api.request('POST /bookings', { body: second }))).toBe(status);
  });

  it('may be moved where it overlaps with itself alone', async () => {
    const api = await createCrudApi(sketch(collection('/bookings', 'Booking', times, conflict), schemas));
    await api.request('POST /bookings', { body: at('10:00', '11:00') });
    await api.request('POST /bookings', { body: at('12:00', '13:00') });
    const move = (from: string, to: string) =>
      statusOf(api.request('PUT /bookings/{id}', { params: { id: '1' }, body: at(from, to) }));
    expect([await move('10:30', '11:30'), await move('11:30', '12:30')]).toEqual([200, 409]);
  });
});
