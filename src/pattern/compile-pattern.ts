import { createCostlyMatch } from './costly-match.ts';
import { type PatternDialect, translatePattern } from './translate-pattern.ts';

/** A contract's pattern, ready to be tried on texts. */
export interface Pattern {
  /** The regular expression behind it, in JavaScript's syntax. */
  readonly regExp: RegExp;
  /**
   * Whether a text matches, in time that grows with the length of the text and of the pattern only. A text that is too
   * long for that passes: see `docs/decisions/0010`.
   */
  test(text: string): boolean;
}

/**
 * Compiles a contract's pattern: with the `u` flag, as JSON Schema recommends, else without it, since many contracts
 * have needless escapes (`\_`). What other languages write differently, such as `\A` or `[[:alpha:]]`, is translated.
 * @returns undefined for a pattern that JavaScript cannot express, such as a recursive one
 */
export function compilePattern(source: string): Pattern | undefined {
  const translated = translatePattern(source);
  const regExp = firstRegExp([translated, { source, flags: '' }]);
  if (regExp === undefined) return undefined;
  if (!mayBacktrack(regExp.source)) return { regExp, test: (text) => regExp.test(text) };
  let match: ((text: string) => boolean) | undefined;
  return {
    regExp,
    test(text) {
      if (text.length <= harmlessLength) return regExp.test(text);
      match ??= createCostlyMatch(regExp);
      return match(text);
    },
  };
}

/** The length up to which no pattern takes long: even two ways for each character are a thousand steps. */
const harmlessLength = 10;

/** A pattern with one quantifier and no alternatives can match a text in one way only, from where it is anchored. */
function mayBacktrack(source: string): boolean {
  const quantifiers = source.match(/[*+]|\)\{|\{\d+,\d*\}|[^(]\?/g) ?? [];
  return quantifiers.length > 1 || (quantifiers.length === 1 && !/^\^[^|]*$/.test(source));
}

function firstRegExp(dialects: readonly PatternDialect[]): RegExp | undefined {
  for (const { source, flags } of dialects) {
    const regExp = toRegExp(source, `${flags}u`) ?? toRegExp(source, flags);
    if (regExp !== undefined) return regExp;
  }
  return undefined;
}

function toRegExp(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
