import type { AST } from '@eslint-community/regexpp';
import { compilePattern, type Pattern } from '../../pattern/compile-pattern.ts';
import { parseRegExp } from '../../pattern/parse-reg-exp.ts';
import type { Random } from '../../random.ts';
import { randomCharacter } from './character-class.ts';

/** How long a string is, in characters (code points). */
export interface Lengths {
  readonly minLength: number;
  readonly maxLength: number;
}

/** Where a string that keeps growing is abandoned, in UTF-16 units: `(a{1000}){1000}` is not written out. */
const maxLength = 20_000;

const maxTries = 24;

const lettersAndDigits = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Generates a string that a pattern matches by walking its syntax tree: the pattern itself only runs on strings
 * generated this way. Absent when none of a few tries has the required length.
 */
export type StringFromPattern = (source: string, lengths: Lengths, random: Random) => string | undefined;

/** Caches the syntax tree of each pattern. */
export function createStringFromPattern(): StringFromPattern {
  const known = new Map<string, ParsedPattern | undefined>();
  return (source, lengths, random) => {
    if (!known.has(source)) known.set(source, parsePattern(source));
    const pattern = known.get(source);
    return pattern && generateString(pattern, lengths, random);
  };
}

/** A pattern as a regular expression and as a syntax tree. */
interface ParsedPattern {
  readonly pattern: Pattern;
  readonly tree: AST.Pattern;
}

function parsePattern(source: string): ParsedPattern | undefined {
  const pattern = compilePattern(source);
  return pattern && { pattern, tree: parseRegExp(pattern.regExp) };
}

function generateString(
  { pattern, tree }: ParsedPattern,
  lengths: Lengths,
  random: Random,
): string | undefined {
  let extra = 0;
  for (let i = 0; i < maxTries; i++) {
    const text = write(tree, random.fork(i), extra);
    if (text === undefined) return undefined;
    const length = [...text].length;
    if (length < lengths.minLength) extra += Math.max(1, lengths.minLength - length);
    else if (length > lengths.maxLength) extra = Math.max(0, extra - (length - lengths.maxLength));
    else if (pattern.test(text)) return text;
    // A lookahead needs variety: a longer string satisfies `(?=.*\d)` sooner than a short one.
    else if (length < lengths.maxLength) extra += 1;
  }
  return paddedString({ pattern, tree }, lengths, random);
}

/** A string with letters after or before it, for a pattern that does not match to the end or from the beginning: `^sk_`. */
function paddedString(
  { pattern, tree }: ParsedPattern,
  lengths: Lengths,
  random: Random,
): string | undefined {
  const text = write(tree, random.fork('padded'), 0);
  const missing = lengths.minLength - [...(text ?? '')].length;
  if (text === undefined || missing <= 0 || missing > maxLength) return undefined;
  const letters = Array.from({ length: missing }, () => random.pick([...lettersAndDigits])).join('');
  return [text + letters, letters + text].find((padded) => pattern.test(padded));
}

/** The string so far, and what may still be added. */
interface PatternState {
  readonly random: Random;
  /** How many repetitions may still be added beyond the required ones. */
  spare: number;
  length: number;
  readonly groups: Map<AST.CapturingGroup, string>;
}

class TooLong extends Error {}

function write(tree: AST.Pattern, random: Random, extra: number): string | undefined {
  try {
    return writeOneOf(tree.alternatives, { random, spare: extra, length: 0, groups: new Map() });
  } catch (error) {
    if (error instanceof TooLong) return undefined;
    throw error;
  }
}

function writeOneOf(alternatives: readonly AST.Alternative[], state: PatternState): string {
  return state.random
    .pick(alternatives)
    .elements.map((element) => writeElement(element, state))
    .join('');
}

function writeElement(element: AST.Element, state: PatternState): string {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return counted(randomCharacter(element, state.random), state);
    case 'Group':
      return writeOneOf(element.alternatives, state);
    case 'CapturingGroup': {
      const text = writeOneOf(element.alternatives, state);
      state.groups.set(element, text);
      return text;
    }
    case 'Backreference':
      return counted(
        [element.resolved]
          .flat()
          .map((group) => state.groups.get(group) ?? '')
          .join(''),
        state,
      );
    case 'Quantifier':
      return repeat(element, state);
    default:
      // Assertions and sets of strings add nothing; the pattern itself is tested at the end.
      return '';
  }
}

function counted(text: string, state: PatternState): string {
  state.length += text.length;
  if (state.length > maxLength) throw new TooLong();
  return text;
}

/** The required repetitions, a few more by chance, and more again where the string must be longer. */
function repeat({ min, max, element }: AST.Quantifier, state: PatternState): string {
  const { random } = state;
  if (min > maxLength) throw new TooLong();
  const usual = Math.min(max, min === 0 ? 1 : min + (max === Infinity ? 2 : 0));
  let count = random.integer(min, usual);
  const extra = Math.min(max - count, state.spare);
  state.spare -= extra;
  count += extra;
  return Array.from({ length: count }, () => writeElement(element, state)).join('');
}
