import { describe, expect, it } from 'vitest';
import { createIdentify } from '../../src/inference/schema-identity.ts';
import type { Schema } from '../../src/openapi/document.ts';
import { contractOf } from '../support/contract.ts';

const document = { ...contractOf({}), components: { schemas: { Boat: { type: 'object' } } } };
const boat: Schema = { $ref: '#/components/schemas/Boat' };
const withFlag = (): Schema => ({ allOf: [boat], properties: { insured: { type: 'boolean' } } });

describe('the identity of a schema', () => {
  const identify = createIdentify(document as never);

  it.each<[string, Schema, Schema, boolean]>([
    ['a reference and another to the same', boat, { ...boat }, true],
    ['a reference alone in an allOf', boat, { allOf: [boat] }, true],
    ['two copies of a composition', withFlag(), withFlag(), true],
    ['a composition and its component', withFlag(), boat, false],
    [
      'two copies of a plain object',
      { type: 'object', properties: {} },
      { type: 'object', properties: {} },
      false,
    ],
  ])('is shared: %s', (_, a, b, isShared) => {
    expect(identify(a) === identify(b)).toBe(isShared);
  });
});
