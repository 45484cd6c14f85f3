import { describe, expect, it } from 'vitest';
import { withPlusHints } from '../../../src/http/request/plus-hint.ts';
import { parseQueryString } from '../../../src/http/request/query-string.ts';

const format = 'must match format "date-time"';
const hinted = /: its \+ is read as a space, so send it as %2B$/;

describe('withPlusHints', () => {
  it.each([
    [`query parameter since ${format}`, 'since=2026-01-01T00:00:00+02:00', undefined],
    [`query parameter range/from ${format}`, 'range[from]=2026-01-01T00:00:00+02:00', undefined],
    [`query parameter page/from ${format}`, 'from=2026-01-01T00:00:00+02:00', undefined],
    ['query parameter phone must match pattern "^\\+"', 'phone=+4930', undefined],
    [`/stay/from ${format}`, '', { stay: { from: '2026-01-01T00:00:00 02:00' } }],
  ])('hints at the + of %j in %j', (issue, query, form) => {
    expect(withPlusHints([issue], parseQueryString(`/x?${query}`), form)).toEqual([
      expect.stringMatching(hinted),
    ]);
  });

  it.each([
    [`query parameter since ${format}`, 'since=yesterday&q=a+b', undefined],
    ['query parameter q must NOT have fewer than 5 characters', 'q=a+b', undefined],
    [`/from ${format}`, '', { from: 'next year' }],
    [`/from ${format}`, '', undefined],
  ])('says nothing of %j in %j', (issue, query, form) => {
    expect(withPlusHints([issue], parseQueryString(`/x?${query}`), form)).toEqual([issue]);
  });
});
