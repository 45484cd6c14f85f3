/** No body that is accepted nests half as deep; beyond some thousands even `JSON.stringify` would overflow. */
export const deepest = 200;

/** Whether a value nests at most so deep; it looks no deeper than that. */
export function isWithin(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isWithin(levels - 1, part));
}
