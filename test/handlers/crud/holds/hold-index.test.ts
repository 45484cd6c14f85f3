import { expect, it } from 'vitest';
import { createCrudContext } from '../../../../src/handlers/crud/crud-context.ts';
import { holdIndex, holdIndexOf } from '../../../../src/handlers/crud/holds/holds.ts';
import { sampleOrNothing } from '../../../../src/handlers/crud/sample-or-nothing.ts';
import { inferResources } from '../../../../src/inference/infer-resources.ts';
import { operationsOf } from '../../../../src/openapi/operations.ts';
import { createSampler } from '../../../../src/sample/sampler.ts';
import { createSchemaMerger } from '../../../../src/schema/schema-merger.ts';
import { createValidators } from '../../../../src/schema/schema-validators.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const text = 'string';
const Class = objectOf({ id: 'integer', title: text, capacity: 'integer' });
const Enrollment = objectOf({ id: 'integer', classId: 'integer', studentId: 'integer', status: text });
const Booking = objectOf({ id: 'integer', roomId: 'integer', start: text, end: text, status: text });
const document = sketch(
  {
    'GET /classes': { response: arrayOf('Class') },
    'POST /classes': { request: 'Class', response: 'Class', status: 201 },
    'GET /enrollments': { response: arrayOf('Enrollment') },
    'POST /enrollments': { request: 'Enrollment', response: 'Enrollment', status: 201 },
    'GET /bookings': { response: arrayOf('Booking') },
    'POST /bookings': { request: 'Booking', response: 'Booking', status: 201 },
  },
  { Class, Enrollment, Booking },
);

/** The keys of a row in the index by which a new row finds whether it is free, which looks at no other rows. */
function keysOf(collection: string, item: object): unknown {
  const merge = createSchemaMerger(document);
  const inferred = inferResources(document, operationsOf(document), merge);
  const sampler = createSampler(document, { seed: 1, validators: createValidators(document) });
  const crud = createCrudContext(merge, inferred, sampleOrNothing(sampler));
  const resource = crud.resources.get(collection);
  const keys = resource && holdIndexOf(crud, resource)?.[holdIndex];
  return keys?.({ key: 1, id: 1, within: {}, item }).map((key) => JSON.parse(String(key)));
}

it.each<[string, object, unknown]>([
  [
    'enrollments',
    { classId: 3, studentId: 7 },
    [
      ['held', 'classes', '3'],
      ['person', 'classes', '3', 'studentId', '7'],
    ],
  ],
  ['enrollments', { classId: 3, studentId: 7, status: 'cancelled' }, []],
  ['enrollments', { studentId: 7 }, []],
  ['bookings', { roomId: 2, start: '10:00', end: '11:00' }, [['booked', '2']]],
  ['classes', { title: 'a' }, undefined],
])('rows of %s such as %j are found by %j', (collection, item, expected) => {
  expect(keysOf(collection, item)).toEqual(expected);
});
