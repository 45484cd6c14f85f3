import type { AST } from '@eslint-community/regexpp';
import type { Random } from '../../random.ts';

type OneCharacter = AST.Character | AST.CharacterSet | AST.CharacterClass;

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

/** The characters that strings are made of, the plainest first: a class takes from the first list that has a match. */
const alphabets = [
  lower + digits,
  lower.toUpperCase(),
  ' -_.,:;!?/@#$%&*+=()[]{}<>"\'`~^|\\',
  '\t\n\r',
  'äéñöüß漢字',
].map((letters) => [...letters]);

/** A random character that a node of a pattern matches; the empty string when none is known. */
export function randomCharacter(node: OneCharacter, random: Random): string {
  if (node.type === 'Character') return String.fromCodePoint(node.value);
  const chosen = fromClass(node, random);
  if (chosen !== undefined) return chosen;
  for (const alphabet of alphabets) {
    const matching = alphabet.filter((letter) => matches(node, letter));
    if (matching.length > 0) return random.pick(matching);
  }
  return '';
}

/** Chooses evenly among the parts of a class such as `[A-Z\d_]`, ranges of letters and digits before the rest. */
function fromClass(node: AST.CharacterSet | AST.CharacterClass, random: Random): string | undefined {
  if (node.type !== 'CharacterClass' || node.negate) return undefined;
  const elements: readonly AST.CharacterClassElement[] = node.elements;
  const common = elements.filter(isCommon);
  if (common.length > 0) return fromPart(random.pick(common), random);
  if (elements.some((element) => element.type === 'CharacterSet')) return undefined;
  const singles = elements.filter((element) => element.type === 'Character');
  if (singles.length > 0) return String.fromCodePoint(random.pick(singles).value);
  const ranges = elements.filter((element) => element.type === 'CharacterClassRange');
  return ranges.length > 0 ? fromRange(random.pick(ranges), random) : undefined;
}

type Part = AST.CharacterClassRange | AST.EscapeCharacterSet;

/** A range of letters or digits, `\d` or `\w`. */
function isCommon(element: AST.CharacterClassElement): element is Part {
  if (element.type === 'CharacterSet') {
    return (element.kind === 'digit' || element.kind === 'word') && !element.negate;
  }
  return element.type === 'CharacterClassRange' && /[a-z0-9]/i.test(String.fromCodePoint(element.min.value));
}

function fromPart(part: Part, random: Random): string {
  if (part.type === 'CharacterClassRange') return fromRange(part, random);
  return random.pick([...(part.kind === 'digit' ? digits : lower + digits)]);
}

function fromRange({ min, max }: AST.CharacterClassRange, random: Random): string {
  return String.fromCodePoint(random.integer(min.value, max.value));
}

function matches(node: AST.CharacterSet | AST.CharacterClass, letter: string): boolean {
  if (node.type === 'CharacterSet') return inSet(node, letter);
  const named = node.elements.some((element) => inElement(element, letter));
  return named !== node.negate;
}

function inElement(element: AST.CharacterClass['elements'][number], letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  switch (element.type) {
    case 'Character':
      return element.value === code;
    case 'CharacterClassRange':
      return code >= element.min.value && code <= element.max.value;
    case 'CharacterSet':
      return inSet(element, letter);
    default:
      return false;
  }
}

/** `.`, `\d`, `\s`, `\w`, `\p{Lu}`: matched by the JavaScript engine, one character at a time. */
function inSet(set: AST.CharacterSet, letter: string): boolean {
  if (set.kind === 'any') return !/[\n\r]/.test(letter);
  return new RegExp(`^${set.raw}$`, set.kind === 'property' ? 'u' : '').test(letter);
}
