import { createRequire } from 'node:module';
import type * as jsoncParser from 'jsonc-parser';

/**
 * Where a text stops being JSON, as editors count: `line 3, column 5`. `JSON.parse` tells that of some faults only.
 * It is the end of the text when the rest is missing. The parser that knows is loaded here, for most files have none.
 */
export function locateJsonError(text: string): string {
  const { parse }: typeof jsoncParser = createRequire(import.meta.url)('jsonc-parser');
  const issues: jsoncParser.ParseError[] = [];
  parse(text, issues, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const offset = Math.min(text.length, ...issues.map((issue) => issue.offset));
  const lines = text.slice(0, offset).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}
