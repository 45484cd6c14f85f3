import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { compilePattern } from '../../pattern.ts';
import type { Random } from '../../random.ts';
import { characterOf } from './character-class.ts';

export interface Lengths {
  readonly minLength: number;
  readonly maxLength: number;
}

/** How long a text may grow before it is given up: `(a{1000}){1000}` is not written out. */
const maxLength = 20_000;

const tries = 24;

/**
 * Writes a text that a pattern matches by walking the pattern's syntax tree: the pattern is only ever run on texts
 * made this way. Absent when none of a few tries has the lengths asked for.
 */
export type SampleFromPattern = (source: string, lengths: Lengths, random: Random) => string | undefined;

/** Makes what writes texts of patterns; the syntax tree of each pattern is kept. */
export function createSampleFromPattern(): SampleFromPattern {
  const known = new Map<string, Read | undefined>();
  return (source, lengths, random) => {
    if (!known.has(source)) known.set(source, read(source));
    const pattern = known.get(source);
    return pattern && sampleFromPattern(pattern, lengths, random);
  };
}

/** A pattern as it is run, and as it is written. */
interface Read {
  readonly pattern: RegExp;
  readonly tree: AST.Pattern;
}

function read(source: string): Read | undefined {
  const pattern = compilePattern(source);
  return pattern && { pattern, tree: parse(source, pattern.unicode) };
}

function sampleFromPattern({ pattern, tree }: Read, lengths: Lengths, random: Random): string | undefined {
  let stretch = 0;
  for (let i = 0; i < tries; i++) {
    const text = write(tree, random.fork(i), stretch);
    if (text === undefined) return undefined;
    const length = [...text].length;
    if (length < lengths.minLength) stretch += Math.max(1, lengths.minLength - length);
    else if (length > lengths.maxLength) stretch = Math.max(0, stretch - (length - lengths.maxLength));
    else if (pattern.test(text)) return text;
    // What looks ahead needs variety: `(?=.*\d)` is met by a longer text sooner than by a short one.
    else if (length < lengths.maxLength) stretch += 1;
  }
  return undefined;
}

function parse(source: string, unicode: boolean): AST.Pattern {
  return new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, { unicode });
}

/** What is known while a text is written. */
interface Writing {
  readonly random: Random;
  /** How many repetitions may still be made beyond what is needed. */
  spare: number;
  length: number;
  readonly groups: Map<AST.CapturingGroup, string>;
}

class TooLong extends Error {}

function write(tree: AST.Pattern, random: Random, stretch: number): string | undefined {
  try {
    return writeOneOf(tree.alternatives, { random, spare: stretch, length: 0, groups: new Map() });
  } catch (error) {
    if (error instanceof TooLong) return undefined;
    throw error;
  }
}

function writeOneOf(alternatives: readonly AST.Alternative[], writing: Writing): string {
  return writing.random
    .pick(alternatives)
    .elements.map((element) => writeElement(element, writing))
    .join('');
}

function writeElement(element: AST.Element, writing: Writing): string {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return grown(characterOf(element, writing.random), writing);
    case 'Group':
      return writeOneOf(element.alternatives, writing);
    case 'CapturingGroup': {
      const text = writeOneOf(element.alternatives, writing);
      writing.groups.set(element, text);
      return text;
    }
    case 'Backreference':
      return grown(
        [element.resolved]
          .flat()
          .map((group) => writing.groups.get(group) ?? '')
          .join(''),
        writing,
      );
    case 'Quantifier':
      return repeat(element, writing);
    default:
      // Assertions and sets of strings write nothing; the pattern itself judges the text in the end.
      return '';
  }
}

function grown(text: string, writing: Writing): string {
  writing.length += text.length;
  if (writing.length > maxLength) throw new TooLong();
  return text;
}

/** As often as needed, a little more by chance, and more again where a longer text is asked for. */
function repeat({ min, max, element }: AST.Quantifier, writing: Writing): string {
  const { random } = writing;
  if (min > maxLength) throw new TooLong();
  const usual = Math.min(max, min === 0 ? 1 : min + (max === Infinity ? 2 : 0));
  let count = random.integer(min, usual);
  const extra = Math.min(max - count, writing.spare);
  writing.spare -= extra;
  count += extra;
  return Array.from({ length: count }, () => writeElement(element, writing)).join('');
}
