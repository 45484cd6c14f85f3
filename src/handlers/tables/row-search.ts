import { isObject, scalarText } from '../../json.ts';
import type { Item } from '../crud/stored-item.ts';

/** Prepares to find items by words that are all in their values, whatever the case; `undefined` for no words. */
export function createRowSearch(text = ''): ((item: Item) => boolean) | undefined {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  return (item) => {
    const texts: string[] = [];
    collectTexts(item, texts);
    const all = texts.join('\n').toLowerCase();
    return words.every((word) => all.includes(word));
  };
}

function collectTexts(value: unknown, texts: string[]): void {
  if (Array.isArray(value)) for (const each of value) collectTexts(each, texts);
  else if (isObject(value)) for (const name in value) collectTexts(value[name], texts);
  else {
    const text = scalarText(value);
    if (text !== undefined) texts.push(text);
  }
}
