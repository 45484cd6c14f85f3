import { plainText } from '../json.ts';

/**
 * The values that a path parameter may have by its text or example: contracts write `5` as a number, or as a string as
 * it is sent, and a list as `a,b`.
 */
export function decodedPath(value: unknown): readonly unknown[] {
  if (typeof value !== 'string') return [plainText(value)];
  const items = value.split(',');
  return [readJson(value), items, items.map(readJson)];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
