import { describe, expect, it } from 'vitest';
import { allPages } from '../support/markdown-page.ts';
import { messagesInSource, proseOf } from '../support/prose.ts';

/** Words that another one stands for everywhere: see "The words" in ARCHITECTURE.md. */
const replaced: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\banswer(s|ed|ing)?\b/i, 'response, responds'],
  [/\bmend(s|ed|ing)?\b/i, 'fix'],
  [/\b(told|tells?|telling)\b/i, 'reported, shows'],
  [/\bjudge[sd]?\b/i, 'validate'],
  [/\banew\b|\bafresh\b/i, 'reset, reload, again'],
  [/\bmade up\b|\bmakes up\b/i, 'generated'],
  [/\bset aside\b/i, 'quarantined'],
  [/\brows to begin with\b/i, 'seed data'],
  [/\bthe base\b(?! (path|currency|URL))/i, 'the default session'],
  [/\bfurther\b(?! notice)/i, 'additional, more'],
  [/\bnone of this\b/i, 'none of these'],
  [/\bworld of its own\b/i, 'isolated state'],
  [/\bthe clock (that )?stands\b/i, 'the clock is frozen'],
];

/** Every use of such a word, with what to write in its place. */
function uses(text: string): readonly string[] {
  return replaced.flatMap(([pattern, instead]) =>
    text.split('\n').flatMap((line) => (pattern.test(line) ? [`${line.trim()} (write: ${instead})`] : [])),
  );
}

describe('the words of the glossary are used', () => {
  // The changelog quotes former messages.
  it.each(allPages().filter(({ file }) => file !== 'CHANGELOG.md' && !file.startsWith('docs/decisions/')))(
    'in $file',
    ({ text }) => {
      expect(uses(proseOf(text))).toEqual([]);
    },
  );

  it('in messages, descriptions and help', { timeout: 60_000 }, () => {
    const found = messagesInSource().flatMap(({ file, text }) => uses(text).map((use) => `${file}: ${use}`));
    expect(found).toEqual([]);
  });
});
