import { expect, it } from 'vitest';
import { singularsOf } from '../../src/inference/naming.ts';

it.each([
  ['quizzes', 'quiz'],
  ['matrices', 'matrix'],
  ['diagnoses', 'diagnosis'],
  ['categories', 'category'],
  ['addresses', 'address'],
  ['boxes', 'box'],
  ['people', 'person'],
])('one of the %s is a %s', (plural, singular) => {
  expect(singularsOf(plural)[0]).toBe(singular);
});

it.each([
  ['shelves', 'shelf'],
  ['wolves', 'wolf'],
  ['buzzes', 'buzz'],
])('one of the %s may be a %s', (plural, singular) => {
  expect(singularsOf(plural)).toContain(singular);
});
