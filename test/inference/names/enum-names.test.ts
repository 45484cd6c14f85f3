import { describe, expect, it } from 'vitest';
import { enumNames, meaningOf } from '../../../src/inference/names/enum-names.ts';
import type { Schema } from '../../../src/openapi/document.ts';

const draft = [
  { value: 0, name: 'Draft' },
  { value: 1, name: 'Sent' },
];

describe('the names of an enum', () => {
  it.each<[string, Schema, readonly unknown[]]>([
    ['of NSwag', { enum: [0, 1], 'x-enumNames': ['Draft', 'Sent'] }, draft],
    ['of OpenAPI Generator', { enum: [0, 1], 'x-enum-varnames': ['Draft', 'Sent'] }, draft],
    ['of AutoRest', { enum: [0, 1], 'x-ms-enum': { name: 'Status', values: draft } }, draft],
    ['in a description', { enum: [0, 1], description: '0 = Draft, 1 = Sent' }, draft],
    ['in a list of a description', { enum: [0, 1], description: '* `0` - Draft\n* `1` - Sent' }, draft],
    ['in a description, before the numbers', { enum: [0, 1], description: 'Draft = 0, Sent = 1' }, draft],
    ['in a description in brackets', { enum: [0, 1], description: 'Draft (0), Sent (1)' }, draft],
    ['that are texts', { enum: ['Draft', null] }, [{ value: 'Draft', name: 'Draft' }]],
    ['of which one is missing', { enum: [0, 1], description: '0 = Draft' }, []],
    ['that nothing names', { enum: [0, 1] }, []],
    ['without an enum', { type: 'integer' }, []],
  ])('%s', (_, schema, names) => {
    expect(enumNames(schema)).toEqual(names);
  });

  it('say what a number means', () => {
    const schema = { enum: [0, 1], 'x-enumNames': ['Draft', 'Sent'] };
    expect([0, 7, 'Sent', null].map((value) => meaningOf(schema, value))).toEqual(['Draft', 7, 'Sent', null]);
  });
});
