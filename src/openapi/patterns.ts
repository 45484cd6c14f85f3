import { isObject } from '../json.ts';
import { walk } from './walk.ts';

type VisitPattern = (source: string, tokens: readonly string[]) => void;

/** Visits every `pattern` of a document, and every key of `patternProperties`. */
export function visitPatterns(document: object, visit: VisitPattern): void {
  walk(document, (node, tokens) => visitOwnPatterns(node, tokens, visit));
}

/** Visits the `pattern` of a node, and every key of its `patternProperties`. */
export function visitOwnPatterns(
  { pattern, patternProperties }: Readonly<Record<string, unknown>>,
  tokens: readonly string[],
  visit: VisitPattern,
): void {
  if (typeof pattern === 'string') visit(pattern, [...tokens, 'pattern']);
  if (!isObject(patternProperties)) return;
  for (const key of Object.keys(patternProperties)) visit(key, [...tokens, 'patternProperties', key]);
}
