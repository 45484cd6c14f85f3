import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** How often the body of a quantifier is repeated to detect exponential time. */
const fewTimes = 40;

/** The length of a text to detect cubic time; quadratic time is harmless. */
const manyCharacters = 2_000;

/** A suffix that no pattern matches, so that every way to match the text before it is tried. */
const mismatch = '\u0000!';

/** How many variants of a quantifier's body are tried. */
const maxVariants = 4;

/**
 * Texts that a vulnerable pattern takes long to refuse: for each quantifier, a text that leads to it, its body many
 * times, and a suffix that does not match.
 */
export function redosInputs(pattern: RegExp): readonly string[] {
  const parsed = new RegExpParser().parsePattern(pattern.source, undefined, undefined, {
    unicode: pattern.unicode,
  });
  const texts: string[] = [];
  for (const alternative of parsed.alternatives) collect(alternative, '', texts);
  return texts;
}

/** Collects the texts of a sequence; `lead` is the text that leads to it. */
function collect(alternative: AST.Alternative, lead: string, texts: string[]): void {
  let before = lead;
  for (const element of alternative.elements) {
    collectElement(element, before, texts);
    before += sampleOf(element);
  }
}

function collectElement(element: AST.Element, lead: string, texts: string[]): void {
  if (element.type === 'Quantifier') {
    if (element.max > 1) texts.push(...repeated(element.element, lead));
    collectElement(element.element, lead, texts);
  } else if ('alternatives' in element) {
    for (const inner of element.alternatives) if ('elements' in inner) collect(inner, lead, texts);
  }
}

/** The body of a quantifier many times: each of its variants, and all variants in turn. */
function repeated(body: AST.Element, lead: string): readonly string[] {
  const variants = variantsOf(body).slice(0, maxVariants);
  return [...variants, variants.join('')].flatMap((variant) =>
    [fewTimes, Math.ceil(manyCharacters / Math.max(variant.length, 1))].map(
      (times) => lead + variant.repeat(times) + mismatch,
    ),
  );
}

/** One text for each alternative of a group. */
function variantsOf(element: AST.Element): readonly string[] {
  if (element.type !== 'Group' && element.type !== 'CapturingGroup') return [sampleOf(element)];
  return element.alternatives.map((alternative) => alternative.elements.map(sampleOf).join(''));
}

/** A short text that an element matches; empty for an assertion. */
function sampleOf(element: AST.Element): string {
  switch (element.type) {
    case 'Character':
      return String.fromCodePoint(element.value);
    case 'CharacterSet':
      return sampleOfSet(element);
    case 'CharacterClass':
      return sampleOfClass(element);
    case 'Quantifier':
      return element.max === 0
        ? ''
        : sampleOf(element.element).repeat(Math.min(Math.max(element.min, 1), 100));
    case 'Group':
    case 'CapturingGroup':
      return variantsOf(element)[0] ?? '';
    default:
      return '';
  }
}

function sampleOfSet(set: AST.CharacterSet): string {
  if (set.kind === 'digit') return set.negate ? 'a' : '1';
  if (set.kind === 'space') return set.negate ? 'a' : ' ';
  if (set.kind === 'word') return set.negate ? ' ' : 'a';
  return 'a';
}

function sampleOfClass(charClass: AST.CharacterClass): string {
  if (charClass.negate) {
    const pattern = new RegExp(charClass.raw, 'u');
    return ['a', '1', ' ', '-', '\u00e9'].find((candidate) => pattern.test(candidate)) ?? '\u4e00';
  }
  for (const element of charClass.elements) {
    if (element.type === 'Character') return String.fromCodePoint(element.value);
    if (element.type === 'CharacterClassRange') return String.fromCodePoint(element.min.value);
    if (element.type === 'CharacterSet') return sampleOfSet(element);
  }
  return 'a';
}
