import { describe, expect, it } from 'vitest';
import { createIdentify } from '../../src/inference/schema-identity.ts';
import type { Schema } from '../../src/openapi/document.ts';
import { createSchemaMerger } from '../../src/schema/schema-merger.ts';
import { contractOf } from '../support/contract.ts';

const form = (count: number): Schema => ({
  type: 'object',
  properties: Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, { type: 'string' }])),
});
const schemas = { Boat: { type: 'object' }, City: form(6), Country: form(6), Harbour: form(7) };
const document = { ...contractOf({}), components: { schemas } };
const component = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const boat: Schema = { $ref: '#/components/schemas/Boat' };
const withFlag = (): Schema => ({ allOf: [boat], properties: { insured: { type: 'boolean' } } });

describe('the identity of a schema', () => {
  const identify = createIdentify(document as never, createSchemaMerger(document as never));

  it.each<[string, Schema, Schema, boolean]>([
    ['a reference and another to the same', boat, { ...boat }, true],
    ['a reference alone in an allOf', boat, { allOf: [boat] }, true],
    ['two copies of a composition', withFlag(), withFlag(), true],
    ['a composition and its component', withFlag(), boat, false],
    ['two copies of a form with few properties', form(3), form(3), false],
    ['two copies of a form with several', form(4), form(4), true],
    ['forms of which one has more', form(4), form(5), false],
    ['two components that are alike', component('City'), component('Country'), false],
    ['a copy of two components and either', form(6), component('Country'), false],
    ['a copy of a component and that', form(7), component('Harbour'), true],
  ])('is shared: %s', (_, a, b, isShared) => {
    expect(identify(a) === identify(b)).toBe(isShared);
  });
});
