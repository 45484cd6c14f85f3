import { describe, expect, it } from 'vitest';
import { appliedInWords } from '../../../src/http/prefer/preference-applied.ts';
import type { PreferenceName } from '../../../src/http/prefer/read-preferences.ts';
import { sentPreferences } from '../../../src/http/prefer/sent-preferences.ts';

describe('what is told of preferences that count', () => {
  it.each([
    ['code=404', 'code=404'],
    ['CODE="404" , delay=1.5s', 'code=404, delay=1.5s'],
    ['dynamic', 'dynamic'],
    ['example="a \\"b\\", c"', 'example="a \\"b\\", c"'],
  ])('%s is told as %s, and read so again', (header, lines) => {
    const sent = sentPreferences(header);
    expect(appliedInWords(sent)).toBe(lines);
    expect(sentPreferences(lines)).toEqual(sent);
  });

  it.each(['é', '🎉', 'a\nb', '\u0000'])('is the name alone of what no header can hold: %j', (value) => {
    expect(appliedInWords(new Map<PreferenceName, string>([['example', value]]))).toBe('example');
  });
});
