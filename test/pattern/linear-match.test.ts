import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLinearMatch } from '../../src/pattern/linear-match.ts';
import { parseRegExp } from '../../src/pattern/parse-reg-exp.ts';

const linearMatchOf = (regExp: RegExp) => createLinearMatch(parseRegExp(regExp), regExp);

const regExps = [
  /^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$/u,
  /(a+)+\d/u,
  /^(a|ab)*?b{2,3}$/,
  /^(?=.*[A-Z])(?=.*\d).{3,}$/u,
  /(?<=a)\d|(?<!\d)-$/u,
  /^(?:(?!ab).)*$/u,
  /\bab?\B/,
  /^[^\s\d]+$|^$/m,
  /^a.b$/s,
  /^(?<first>[a-c]|[^a-z]){2,}$/iu,
  /^\p{L}[^\p{Lu}]*$/u,
  /^😀?[😀-😂]+$/u,
  /^(a*)*$/,
  /^(\d*)+(?=-|$)/,
];

describe('the linear match', () => {
  it.each(regExps)("of %s finds what JavaScript's own does", (regExp) => {
    const match = linearMatchOf(regExp);
    const character = fc.constantFrom('a', 'b', 'A', 'é', '0', '7', '-', '+', '.', ' ', '\n', '😀', '_');
    const text = fc.array(character, { maxLength: 9 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(text, (each) => match?.test(each) === regExp.test(each)),
      { numRuns: 2_000 },
    );
  });

  it('does not exist for a pattern that refers back, or has too many states', () => {
    expect(linearMatchOf(/^(\w+) \1$/)).toBeUndefined();
    expect(linearMatchOf(/(a{1000}){1000}/)).toBeUndefined();
  });
});
