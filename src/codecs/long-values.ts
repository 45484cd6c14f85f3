import { isObject } from '../json.ts';

/** How many elements a list may have to be written in one go: a page has fewer. */
const shortList = 128;

/** How many elements of a long list make one piece. */
export const elementsPerPiece = 16;

/** How deep a long list is looked for: in a page, in the `data` of a page, in a collection of an exported state. */
export const maxLevels = 3;

/** How many names an object may have to be written in one go. */
const fewNames = 1_000;

/** How deep they are looked for in a value that has one: in the rows of a collection of an exported state. */
const maxPieceLevels = maxLevels + 2;

/** Whether a value is a long list or an object of many names, or has one not too deep in it: to write it takes long. */
export function hasLongList(value: unknown, levels = maxLevels): boolean {
  if (Array.isArray(value)) return isLongList(value) || (levels > 0 && isAnyLong(value, levels - 1));
  if (levels === 0 || !isObject(value)) return false;
  let names = 0;
  for (const name in value) {
    names += 1;
    const member = value[name];
    // Most members are texts and numbers.
    if (names > fewNames || (typeof member === 'object' && hasLongList(member, levels - 1))) return true;
  }
  return false;
}

function isAnyLong(elements: readonly unknown[], levels: number): boolean {
  return elements.some((each) => typeof each === 'object' && hasLongList(each, levels));
}

/** Whether a value is a list that takes long to write. */
export function isLongList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > shortList;
}

/** The text of a value in JSON, the same as in one go, a few elements of its long lists at a time. */
export function jsonPieces(value: unknown): Generator<string> {
  return piecesOf(value, maxPieceLevels);
}

function* piecesOf(value: unknown, levels: number): Generator<string> {
  if (Array.isArray(value) && hasLongList(value, levels)) {
    yield* elementPieces(value, levels - 1);
  } else if (isObject(value) && hasLongList(value, levels)) {
    let before = '{';
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) continue;
      yield `${before}${JSON.stringify(name)}:`;
      yield* piecesOf(member, levels - 1);
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  } else {
    yield JSON.stringify(value);
  }
}

/** @param levels how deep long lists are looked for in an element */
function* elementPieces(list: readonly unknown[], levels: number): Generator<string> {
  yield '[';
  for (let at = 0; at < list.length; at += elementsPerPiece) {
    const elements = list.slice(at, at + elementsPerPiece);
    if (at > 0) yield ',';
    if (levels >= 0 && isAnyLong(elements, levels)) yield* onePieces(elements, levels);
    else yield JSON.stringify(elements).slice(1, -1);
  }
  yield ']';
}

/** The elements one by one, of which some are long themselves. */
function* onePieces(elements: readonly unknown[], levels: number): Generator<string> {
  for (const [at, each] of elements.entries()) {
    if (at > 0) yield ',';
    yield* piecesOf(each ?? null, levels);
  }
}
