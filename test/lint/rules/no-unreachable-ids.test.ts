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
});
