import { describe, expect, it } from 'vitest';
import { maskedFields } from '../../../../src/handlers/crud/patch/field-mask.ts';
import type { OperationRequest } from '../../../../src/operation.ts';

const sent = { title: 'a', display_name: 'b', settings: { lang: 'de', theme: 'dark' } };

describe('the field mask of an update', () => {
  it.each([
    [{}, sent],
    [{ updateMask: 'title' }, { title: 'a' }],
    [{ update_mask: 'title, displayName' }, { title: 'a', display_name: 'b' }],
    [{ updateMask: ['title', 'settings'] }, { title: 'a', settings: sent.settings }],
    [{ updateMask: 'settings.lang' }, { settings: { lang: 'de' } }],
    [{ updateMask: '*' }, sent],
    [{ updateMask: 'other' }, sent],
    [{ updateMask: '' }, sent],
    [{ updateMask: 7 }, sent],
    [{ mask: 'title' }, sent],
  ])('for %j', (query, expected) => {
    expect(maskedFields({ query } as unknown as OperationRequest, sent)).toEqual(expected);
  });
});
