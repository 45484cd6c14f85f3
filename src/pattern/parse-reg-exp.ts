import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** The syntax tree of a regular expression. */
export function parseRegExp({ source, unicode }: RegExp): AST.Pattern {
  return new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, { unicode });
}
