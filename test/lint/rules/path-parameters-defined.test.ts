import { describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { lintLines } from '../../support/lint-document.ts';

describe('path-parameters-defined', () => {
  it('finds undeclared parameters of a path, and declared ones that are not in it', () => {
    const parameters = [{ name: 'b', in: 'path', required: true, schema: {} }] as const;
    const document = contractOf({ '/x/{a}': { parameters, get: { responses: { 204: {} } } } });
    expect(lintLines(document)).toEqual([
      'warning path-parameters-defined #/paths/~1x~1{a}/get',
      'warning path-parameters-defined #/paths/~1x~1{a}/parameters/0',
    ]);
  });
});
