import { splitWords } from './property-words.ts';

/** Whether a property names what it belongs to, so that no two should have the same. */
export function isIdName(name: string, textFormat: string | undefined): boolean {
  return textFormat === 'uuid' || /(^|_)(id|uid|uuid|guid|key|slug|sku|isbn)$/.test(splitWords(name));
}
