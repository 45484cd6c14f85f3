import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { lintLines, lintMessages } from '../../support/lint-document.ts';
import { type OperationSketch, objectOf, sketch } from '../../support/small-contract.ts';

const Dog = objectOf({ 'name!': 'string', 'sound!': 'string' });
const Cat = objectOf({ 'name!': 'string', 'sound!': 'integer' });
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const CatDog: Schema = { allOf: [refTo('Dog'), refTo('Cat')] };
const Open = objectOf({ 'name!': 'string' });

describe('no-unsatisfiable-responses', () => {
  const responding = (declared: OperationSketch) =>
    sketch({ 'GET /x': declared }, { Dog, Cat, CatDog, Open });

  it('is an error when no other response can succeed', () => {
    const document = responding({ response: 'CatDog' });
    expect(lintLines(document)).toEqual([
      'error no-unsatisfiable-responses #/paths/~1x/get/responses/200/content/application~1json',
    ]);
    expect(lintMessages(document)).toContain(
      'No 200 of GET /x as application/json is ever valid: at /sound, Dog/sound is string',
    );
  });

  it('is a warning for a failure, reported once where several operations share it', () => {
    const document = responding({ response: 'Open' });
    const get = { responses: { 200: {}, 400: { $ref: '#/components/responses/Bad' } } };
    const content = { 'application/json': { schema: CatDog } };
    const shared = {
      ...document,
      paths: { '/x': { get }, '/y': { get } },
      components: { ...document.components, responses: { Bad: { content } } },
    };
    expect(lintLines(shared)).toEqual([
      'warning no-unsatisfiable-responses #/components/responses/Bad/content/application~1json',
    ]);
  });

  it('ignores what is not structured', () => {
    const lines = lintLines(responding({ response: 'CatDog', mediaType: 'text/html' }));
    expect(lines.filter((line) => line.includes('no-unsatisfiable'))).toEqual([]);
  });
});
