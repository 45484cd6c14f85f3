import { describe, expect, it } from 'vitest';
import { lintLines } from '../../support/lint-document.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

describe('no-unreachable-ids', () => {
  it('finds items whose responses lack their id', () => {
    const item = objectOf({ size: 'integer' });
    const byServer = sketch({
      'POST /boxes': { request: item, response: item, status: 201 },
      'GET /boxes/{id}': { response: item },
    });
    const byClient = sketch({
      'PUT /boxes/{id}': { request: item, response: item },
      'GET /boxes/{id}': { response: item },
    });
    expect(lintLines(byServer)).toEqual(['warning no-unreachable-ids #/paths/~1boxes~1{id}']);
    expect(lintLines(byClient)).toEqual(['info no-unreachable-ids #/paths/~1boxes~1{id}']);
  });

  const named = objectOf({ name: 'string' });
  const numbered = objectOf({ id: 'string', name: 'string' });
  const closed = objectOf({ name: 'string' }, { additionalProperties: false });

  it.each([
    ['a create and a list do not show', closed, named, ['warning no-unreachable-ids #/paths/~1boxes~1{id}']],
    ['a list shows', numbered, named, []],
    ['a list lets through', named, named, []],
    ['a create shows', closed, numbered, []],
  ])('finds ids that %s', (_, row, made, expected) => {
    const document = sketch({
      'GET /boxes': { response: { type: 'array', items: row } },
      'POST /boxes': { request: named, response: made, status: 201 },
      'GET /boxes/{id}': { response: numbered },
    });
    expect(lintLines(document)).toEqual(expected);
  });

  it('finds those that only the paths of what is below have', () => {
    const size = objectOf({ size: 'integer' });
    const document = sketch({
      'POST /boxes': { request: size, response: size, status: 201 },
      'GET /boxes': { response: { type: 'array', items: size } },
      'POST /boxes/{boxId}/lids': { request: named, response: numbered, status: 201 },
      'GET /boxes/{boxId}/lids': { response: { type: 'array', items: numbered } },
    });
    expect(lintLines(document)).toEqual(['warning no-unreachable-ids #/paths/~1boxes~1{boxId}~1lids']);
  });
});
