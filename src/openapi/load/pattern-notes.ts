import { compilePattern } from '../../pattern/compile-pattern.ts';
import { visitPatterns } from '../patterns.ts';
import { pointerOf } from '../walk.ts';

/** A note for each pattern of a document that JavaScript does not support, and that is therefore not checked. */
export function patternNotes(document: object, file: string): readonly string[] {
  const notes: string[] = [];
  const seen = new Set<string>();
  visitPatterns(document, (source, tokens) => {
    if (seen.has(source)) return;
    seen.add(source);
    if (compilePattern(source) === undefined) {
      notes.push(
        `${file}${pointerOf(tokens)} is a pattern that JavaScript does not support, so it is not checked.`,
      );
    }
  });
  return notes;
}
