import type { FieldPath } from '../../../../inference/query/filter.ts';
import type { Item } from '../../stored-item.ts';
import { fieldValue } from '../field-values.ts';

/** How many characters are kept for the search over one list. */
const maxCharacters = 32 * 1024 * 1024;

/**
 * Where the limit is reached, how many times as many characters are searched without being kept until all are dropped:
 * those of rows that are gone make room then.
 */
const timesUntilRenewal = 8;

/**
 * The texts of an item's fields in lower case, in one text with a line each: a word to search for has no line break. It
 * is made once for each version of an item, however often it is searched, up to a limit for all of them together.
 */
export function createSearchTexts(
  fields: readonly FieldPath[],
  most = maxCharacters,
): (item: Item) => string {
  let texts = new WeakMap<Item, string>();
  let kept = 0;
  let passed = 0;
  return (item) => {
    const known = texts.get(item);
    if (known !== undefined) return known;
    const text = textOf(item, fields);
    if (passed > timesUntilRenewal * most) {
      texts = new WeakMap();
      [kept, passed] = [0, 0];
    }
    if (kept + text.length > most) {
      passed += text.length;
      return text;
    }
    kept += text.length;
    texts.set(item, text);
    return text;
  };
}

/** Runs for every row: no list is made for a field with one text. */
function textOf(item: Item, fields: readonly FieldPath[]): string {
  const texts: string[] = [];
  for (const field of fields) {
    const own = fieldValue(item, field);
    if (typeof own === 'string') texts.push(own);
    else if (Array.isArray(own)) texts.push(...own.filter((each) => typeof each === 'string'));
  }
  return texts.join('\n').toLowerCase();
}
