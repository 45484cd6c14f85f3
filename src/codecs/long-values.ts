import { isObject } from '../json.ts';

/** How many elements a list may have to be written in one go: a page has fewer. */
const shortList = 128;

/** How many elements of a long list make one piece. */
export const elementsPerPiece = 16;

/** How deep a long list is looked for: in a page, in the `data` of a page, in a collection of an exported state. */
export const maxLevels = 3;

/** Whether a value is a long list, or has one not too deep in it: to write it takes long. */
export function hasLongList(value: unknown, levels = maxLevels): boolean {
  if (Array.isArray(value)) return isLongList(value);
  if (levels === 0 || !isObject(value)) return false;
  for (const name in value) {
    const member = value[name];
    // Most members are texts and numbers.
    if (typeof member === 'object' && hasLongList(member, levels - 1)) return true;
  }
  return false;
}

/** Whether a value is a list that takes long to write. */
export function isLongList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > shortList;
}

/** The text of a value in JSON, the same as in one go, a few elements of its long lists at a time. */
export function jsonPieces(value: unknown): Generator<string> {
  return piecesOf(value, maxLevels);
}

function* piecesOf(value: unknown, levels: number): Generator<string> {
  if (isLongList(value)) {
    yield* elementPieces(value);
  } else if (isObject(value) && hasLongList(value, levels)) {
    let before = '{';
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) continue;
      yield `${before}${JSON.stringify(name)}:`;
      yield* piecesOf(member, levels - 1);
      before = ',';
    }
    yield '}';
  } else {
    yield JSON.stringify(value);
  }
}

function* elementPieces(list: readonly unknown[]): Generator<string> {
  for (let at = 0; at < list.length; at += elementsPerPiece) {
    const text = JSON.stringify(list.slice(at, at + elementsPerPiece));
    yield `${at === 0 ? '[' : ','}${text.slice(1, -1)}`;
  }
  yield ']';
}
