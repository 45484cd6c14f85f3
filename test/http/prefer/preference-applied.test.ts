import { describe, expect, it } from 'vitest';
import { collectPreferences } from '../../../src/http/prefer/collect-preferences.ts';
import type { PreferenceName } from '../../../src/http/prefer/parse-preferences.ts';
import { formatAppliedPreferences } from '../../../src/http/prefer/preference-applied.ts';

describe('the Preference-Applied header', () => {
  it.each([
    ['code=404', 'code=404'],
    ['CODE="404" , delay=1.5s', 'code=404, delay=1.5s'],
    ['dynamic', 'dynamic'],
    ['example="a \\"b\\", c"', 'example="a \\"b\\", c"'],
  ])('of %s is %s, which parses to the same', (header, lines) => {
    const sent = collectPreferences(header);
    expect(formatAppliedPreferences(sent)).toBe(lines);
    expect(collectPreferences(lines)).toEqual(sent);
  });

  it.each(['é', '🎉', 'a\nb', '\u0000'])('is the name alone of what no header can hold: %j', (value) => {
    expect(formatAppliedPreferences(new Map<PreferenceName, string>([['example', value]]))).toBe('example');
  });
});
