import type { AST } from '@eslint-community/regexpp';
import { createCharacterTest, isOneCharacter, type OneCharacter } from './character-test.ts';

/** The characters by which sets are compared, as a bit each: ASCII, and a few others for all the rest. */
const specimens = [
  ...Array.from({ length: 128 }, (_, code) => code),
  ...[0xa0, 0xe9, 0x3b1, 0x416, 0x6f22, 0xffff],
];
const everyBit = (1n << BigInt(specimens.length)) - 1n;

/** A quantifier with fewer repetitions is counted as so many copies, with more as one without an end. */
const manyRepetitions = 5;

/** So many parts of a pattern that may be left out and match the same can share a text in a thousand ways. */
const manyOptions = 10;

/** A sequence in a pattern, as far as it concerns the ways to match one text. */
interface Shape {
  /** The characters that each repetition without an end matches, in order; those of others are left out. */
  readonly stars: readonly bigint[];
  /** The characters of each part that may be left out. */
  readonly options: readonly bigint[];
  /** The most of these that can match the same characters, so that they can share a text in many ways. */
  readonly degree: number;
  /** All characters that are matched. */
  readonly characters: bigint;
}

const nothing: Shape = { stars: [], options: [], degree: 0, characters: 0n };

/** The characters that a node of a pattern matches. */
type MaskOf = (node: OneCharacter) => bigint;

/**
 * The degree of the polynomial by which the steps of a backtracking engine grow with the length of a text, for the worst
 * text; Infinity where they grow exponentially. It follows from the structure alone, and may be too high: `(a+)+` is
 * exponential, `\d*\d*` squared, `\d*\.\d*` linear.
 */
export function backtrackingDegree({ alternatives }: AST.Pattern, regExp: RegExp): number {
  const maskOf = createMasks(regExp);
  const degree = Math.max(...alternatives.map(({ elements }) => shapeOf(elements, maskOf).degree));
  const isAnchored = alternatives.every(
    ({ elements: [first] }) => first?.type === 'Assertion' && first.kind === 'start',
  );
  // Without an anchor the engine starts again at each character.
  return Math.max(1, degree + (isAnchored || degree === 0 ? 0 : 1));
}

function createMasks(regExp: RegExp): MaskOf {
  const masks = new Map<string, bigint>();
  return (node) => {
    const known = masks.get(node.raw);
    if (known !== undefined) return known;
    const test = createCharacterTest(node, regExp);
    const bits = specimens.reduce((mask, code, i) => (test(code) ? mask | (1n << BigInt(i)) : mask), 0n);
    // A set of none of them is rare characters, of which nothing is known.
    const mask = bits === 0n ? everyBit : bits;
    masks.set(node.raw, mask);
    return mask;
  };
}

function shapeOf(elements: readonly AST.Element[], maskOf: MaskOf): Shape {
  let [chain, degree, characters]: [readonly bigint[], number, bigint] = [[], 0, 0n];
  const options: bigint[] = [];
  for (const element of elements) {
    const shape = elementShape(element, maskOf);
    characters |= shape.characters;
    options.push(...shape.options);
    const separator = requiredCharacter(element, maskOf);
    if (separator !== undefined && chain.every((star) => (star & separator) === 0n)) chain = shape.stars;
    else chain = [...chain, ...shape.stars];
    degree = Math.max(degree, shape.degree, sharedBy(chain));
  }
  if (sharedBy(options) > manyOptions) degree = Infinity;
  return { stars: chain, options, degree, characters };
}

function elementShape(element: AST.Element, maskOf: MaskOf): Shape {
  if (isOneCharacter(element)) return { ...nothing, characters: maskOf(element) };
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return eitherOf(element.alternatives, maskOf);
    case 'Quantifier':
      return repeated(element, maskOf);
    case 'Backreference':
      return { ...nothing, stars: [everyBit], degree: 1, characters: everyBit };
    case 'Assertion':
      // What looks around is matched anew from each place.
      return 'alternatives' in element ? { ...eitherOf(element.alternatives, maskOf), stars: [] } : nothing;
  }
}

function repeated({ element, min, max }: AST.Quantifier, maskOf: MaskOf): Shape {
  const body = elementShape(element, maskOf);
  if (max <= 1) return min === max ? body : { ...body, options: [...body.options, body.characters] };
  const isCertain = isOneCharacter(element) || hasOneWay(element, maskOf);
  if (isCertain && min === max) return body;
  if (max < manyRepetitions) {
    const stars = Array.from({ length: max }, () => body.stars).flat();
    return { ...body, stars, degree: Math.max(body.degree, sharedBy(stars)) };
  }
  return { ...body, stars: [body.characters], degree: isCertain ? Math.max(1, body.degree) : Infinity };
}

/** Whether a text can be divided into repetitions of a group in one way only. */
function hasOneWay(element: AST.Element, maskOf: MaskOf): boolean {
  if (element.type !== 'Group' && element.type !== 'CapturingGroup') return false;
  const [only, ...others] = element.alternatives;
  if (only !== undefined && others.length === 0) return isFixed(only) || isDelimited(only.elements, maskOf);
  let seen = 0n;
  for (const branch of element.alternatives) {
    const first = requiredCharacter(branch.elements[0], maskOf);
    if (first === undefined || (first & seen) !== 0n || !isFixed(branch)) return false;
    seen |= first;
  }
  return true;
}

/** Whether each repetition begins or ends with a character that the rest of it does not match. */
function isDelimited(elements: readonly AST.Element[], maskOf: MaskOf): boolean {
  const delimits = (element: AST.Element | undefined, rest: readonly AST.Element[]) =>
    element !== undefined &&
    isOneCharacter(element) &&
    (maskOf(element) & shapeOf(rest, maskOf).characters) === 0n;
  return delimits(elements[0], elements.slice(1)) || delimits(elements.at(-1), elements.slice(0, -1));
}

/** The characters of an element of which a text must have one; undefined for an element that can match nothing. */
function requiredCharacter(element: AST.Element | undefined, maskOf: MaskOf): bigint | undefined {
  if (element === undefined) return undefined;
  if (isOneCharacter(element)) return maskOf(element);
  if (element.type !== 'Quantifier' || element.min === 0) return undefined;
  return requiredCharacter(element.element, maskOf);
}

/** Whether every match of an alternative has the same length. */
function isFixed({ elements }: AST.Alternative): boolean {
  return elements.every(
    (element) =>
      isOneCharacter(element) ||
      element.type === 'Assertion' ||
      (element.type === 'Quantifier' && element.min === element.max && isOneCharacter(element.element)),
  );
}

function eitherOf(alternatives: readonly AST.Alternative[], maskOf: MaskOf): Shape {
  const shapes = alternatives.map(({ elements }) => shapeOf(elements, maskOf));
  const most = shapes.reduce((a, b) => (b.stars.length > a.stars.length ? b : a));
  return {
    stars: most.stars,
    options: shapes.flatMap(({ options }) => options),
    degree: Math.max(...shapes.map(({ degree }) => degree)),
    characters: shapes.reduce((all, { characters }) => all | characters, 0n),
  };
}

/** How many of the repetitions can match the same character, at most. */
function sharedBy(stars: readonly bigint[]): number {
  return Math.max(0, ...stars.map((star) => stars.filter((other) => (other & star) !== 0n).length));
}
