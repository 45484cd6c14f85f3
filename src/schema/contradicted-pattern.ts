import { compilePattern } from '../pattern/compile-pattern.ts';

type Node = Readonly<Record<string, unknown>>;

/**
 * A text of a schema's own that shows its `pattern` to be wrong: its examples, its default or its listed values, where
 * none of them matches. The author has not tried the pattern then. Undefined where there is no such text.
 */
export function contradictedText(node: Node): string | undefined {
  if (typeof node.pattern !== 'string') return undefined;
  const lists = [[node.example, node.examples].flat(), [node.default], [node.enum, node.const].flat()]
    .map((list) => list.filter((value) => typeof value === 'string'))
    .filter((texts) => texts.length > 0);
  if (lists.length === 0) return undefined;
  const pattern = compilePattern(node.pattern);
  return pattern && lists.find((texts) => !texts.some((text) => pattern.test(text)))?.[0];
}

/** A schema without its `pattern`, where a text of its own does not match that: it is neither checked nor imitated. */
export function withoutContradictedPattern<T extends Node>(node: T): T | Omit<T, 'pattern'> {
  if (contradictedText(node) === undefined) return node;
  const { pattern: _, ...rest } = node;
  return rest;
}
