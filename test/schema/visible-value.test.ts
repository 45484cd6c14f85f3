import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../src/schema/json-schema.ts';
import { visibleValue } from '../../src/schema/visible-value.ts';

const text: JsonSchema = { type: ['string'] };
const secret: JsonSchema = { ...text, writeOnly: true };
const account: JsonSchema = { properties: { name: text, pin: secret } };
const target = () => account;
const sent = { name: 'ann', pin: '1' };

describe('visibleValue', () => {
  it.each<[string, JsonSchema, unknown, unknown]>([
    ['a property', account, sent, { name: 'ann' }],
    ['a property by reference', { $ref: '#/x' }, sent, { name: 'ann' }],
    ['a property of an element', { items: account }, [sent, { pin: '2' }], [{ name: 'ann' }, {}]],
    [
      'a property of a property',
      { properties: { owner: account } },
      { owner: sent, pin: '3' },
      { owner: { name: 'ann' }, pin: '3' },
    ],
    ['a property of a part', { allOf: [{ properties: { name: text } }, account] }, sent, { name: 'ann' }],
    ['a property of an alternative', { oneOf: [{ anyOf: [account] }, text] }, sent, { name: 'ann' }],
    ['nothing of a text', account, 'pin', 'pin'],
    ['nothing that no schema describes', {}, sent, sent],
    ['nothing where anything is allowed', true, sent, sent],
  ])('leaves out %s', (_, schema, value, visible) => {
    expect(visibleValue(value, schema, 'response', target)).toEqual(visible);
  });

  it('leaves out what only responses have of a request', () => {
    const schema: JsonSchema = { properties: { id: { ...text, readOnly: true }, pin: secret } };
    expect(visibleValue({ id: '1', pin: '2' }, schema, 'request', target)).toEqual({ pin: '2' });
  });
});
