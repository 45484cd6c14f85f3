/** No body that is accepted nests half as deep; beyond some thousands even `JSON.stringify` would overflow. */
export const maxDepth = 200;

/**
 * How deep the text of a file may nest to be parsed at all. It is more than a row may, so that the row that is too deep
 * can be named; a text of nothing but brackets would take fifty times its size.
 */
export const maxFileDepth = 500_000;

/** Whether a value nests at most so deep; it looks no deeper than that. */
export function isNestedWithin(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  if (Array.isArray(value)) return value.every((part) => isNestedWithin(levels - 1, part));
  // No list of the values is made: every row of a file is looked at.
  for (const name in value) {
    if (!isNestedWithin(levels - 1, (value as Readonly<Record<string, unknown>>)[name])) return false;
  }
  return true;
}
