import { type ParseError, parse } from 'jsonc-parser';

/**
 * Where a text stops being JSON, as editors count: `line 3, column 5`. `JSON.parse` tells that of some faults only.
 * It is the end of the text when the rest is missing.
 */
export function findJsonFault(text: string): string {
  const faults: ParseError[] = [];
  parse(text, faults, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const offset = Math.min(text.length, ...faults.map((fault) => fault.offset));
  const lines = text.slice(0, offset).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}
