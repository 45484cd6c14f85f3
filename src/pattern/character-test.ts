import type { AST } from '@eslint-community/regexpp';

/** A node of a pattern that matches one character. */
export type OneCharacter =
  | AST.Character
  | AST.CharacterSet
  | AST.CharacterClass
  | AST.ExpressionCharacterClass;

/** Whether a node of a syntax tree matches one character. */
export function isOneCharacter(node: AST.Element): node is OneCharacter {
  return (
    node.type === 'Character' ||
    node.type === 'CharacterSet' ||
    node.type === 'CharacterClass' ||
    node.type === 'ExpressionCharacterClass'
  );
}

/** Whether a node matches the character of a code, which is a code point with the `u` flag and else a code unit. */
export type CharacterTest = (code: number) => boolean;

/** Creates the test of a node; each character is tried once, by JavaScript's own engine. */
export function createCharacterTest(node: OneCharacter, { flags, ignoreCase }: RegExp): CharacterTest {
  if (node.type === 'Character' && !ignoreCase) return (code) => code === node.value;
  const pattern = new RegExp(`^(?:${sourceOf(node)})$`, flags.replace('m', ''));
  const known = new Map<number, boolean>();
  return (code) => {
    const before = known.get(code);
    if (before !== undefined) return before;
    const isMatch = pattern.test(String.fromCodePoint(code));
    known.set(code, isMatch);
    return isMatch;
  };
}

/** A character by its code, since outside of its pattern its text can mean something else. */
function sourceOf(node: OneCharacter): string {
  if (node.type !== 'Character') return node.raw;
  const hex = node.value.toString(16);
  return node.value > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
