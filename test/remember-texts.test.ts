import { expect, it } from 'vitest';
import { rememberTexts } from '../src/remember-texts.ts';

/** The texts that a function was really called with. */
function callsOf(texts: readonly string[]): readonly string[] {
  const calls: string[] = [];
  const read = rememberTexts((text) => {
    calls.push(text);
    return text.includes('none') ? undefined : text.toUpperCase();
  });
  for (const text of texts) expect(read(text)).toBe(text.includes('none') ? undefined : text.toUpperCase());
  return calls;
}

const long = 'x'.repeat(10_000);

it.each<[string, readonly string[], readonly string[]]>([
  ['reads a text once', ['a', 'b', 'a', 'a'], ['a', 'b']],
  ['remembers that there is nothing', ['none', 'none'], ['none']],
  ['does not hold long texts in memory', [long, long], [long, long]],
])('%s', (_, texts, calls) => {
  expect(callsOf(texts)).toEqual(calls);
});

it('holds no more texts in memory than a contract has', () => {
  const texts = Array.from({ length: 60_000 }, (_, i) => `text ${i}`);
  expect(callsOf([...texts, 'text 0']).at(-1)).toBe('text 0');
});
