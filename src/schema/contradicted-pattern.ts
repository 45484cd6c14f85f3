import { compilePattern } from '../pattern/compile-pattern.ts';

type Node = Readonly<Record<string, unknown>>;

/**
 * The first text among a schema's own examples, default and listed values that its own `pattern` does not match;
 * undefined when there is none. The author has tried neither then, and a text is likelier to be right than a pattern.
 */
export function contradictedText(node: Node): string | undefined {
  if (typeof node.pattern !== 'string') return undefined;
  const texts = [node.example, node.examples, node.default, node.enum, node.const]
    .flat()
    .filter((value) => typeof value === 'string');
  if (texts.length === 0) return undefined;
  const pattern = compilePattern(node.pattern);
  return pattern && texts.find((text) => !pattern.test(text));
}

/** A schema without its `pattern`, where a text of its own does not match that: it is neither checked nor imitated. */
export function withoutContradictedPattern<T extends Node>(node: T): T | Omit<T, 'pattern'> {
  if (contradictedText(node) === undefined) return node;
  const { pattern: _, ...rest } = node;
  return rest;
}
