import { compilePattern } from '../../pattern/compile-pattern.ts';
import { visitOwnPatterns } from '../patterns.ts';
import { pointerOf } from '../walk.ts';
import type { Inspection } from './inspect-document.ts';

/** Notes each pattern of a document that JavaScript does not support, and that is therefore not checked. */
export function notePatterns(file: string, notes: string[]): Inspection {
  const seen = new Set<string>();
  const note = (source: string, tokens: readonly string[]) => {
    if (seen.has(source)) return;
    seen.add(source);
    if (compilePattern(source) !== undefined) return;
    notes.push(
      `${file}${pointerOf(tokens)} is a pattern that JavaScript does not support, so it is not checked.`,
    );
  };
  return { visit: (node, tokens) => visitOwnPatterns(node, tokens, note) };
}
