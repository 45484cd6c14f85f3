import { isObject } from '../json.ts';
import { walk } from './walk.ts';

/** Visits every `pattern` of a document, and every key of `patternProperties`. */
export function visitPatterns(
  document: object,
  visit: (source: string, tokens: readonly string[]) => void,
): void {
  walk(document, ({ pattern, patternProperties }, tokens) => {
    if (typeof pattern === 'string') visit(pattern, [...tokens, 'pattern']);
    for (const key of Object.keys(isObject(patternProperties) ? patternProperties : {})) {
      visit(key, [...tokens, 'patternProperties', key]);
    }
  });
}
