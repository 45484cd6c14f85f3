import { createRequire } from 'node:module';
import type * as jsoncParser from 'jsonc-parser';

/**
 * Where a text stops being JSON, as editors count: `line 3, column 5`, or the end of the text when the rest is missing.
 * `JSON.parse` reports the location of some errors only. The parser that does is loaded when it is needed, which is
 * rarely.
 */
export function locateJsonError(text: string): string {
  const { parse }: typeof jsoncParser = createRequire(import.meta.url)('jsonc-parser');
  const errors: jsoncParser.ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const offset = Math.min(text.length, ...errors.map((error) => error.offset));
  const lines = text.slice(0, offset).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}
