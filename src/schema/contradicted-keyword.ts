import { compilePattern } from '../pattern/compile-pattern.ts';

type Node = Readonly<Record<string, unknown>>;

/** A keyword that a text of the schema's own shows to be wrong, with that text. */
export interface Contradiction {
  readonly keyword: 'pattern' | 'format';
  readonly text: string;
}

/** A UUID, or one with a digit too few or too many: that is a slip of the example, and none of the format. */
const uuid = /^[\da-f]{6,}(?:-[\da-f]+){3,}$/i;

/** An identifier as a service writes one, unlike a placeholder such as `string` or `<id>`. */
const identifier = /^(?=.*\d)[\w-]{8,}$/;

/**
 * A keyword that no text of the schema's own fits: a `pattern` that none of its examples matches, nor its default, nor its
 * listed values, or the format `uuid` of an identifier that is another. The author has not tried it then. Undefined where
 * there is no such text.
 */
export function contradictionIn({ pattern, format, ...texts }: Node): Contradiction | undefined {
  const fits = typeof pattern === 'string' ? matches(pattern) : undefined;
  const byPattern = fits && contradictedBy(texts, fits);
  if (byPattern !== undefined) return { keyword: 'pattern', text: byPattern };
  const isId = (text: string) => uuid.test(text) || !identifier.test(text);
  const byFormat = format === 'uuid' ? contradictedBy(texts, isId) : undefined;
  return byFormat === undefined ? undefined : { keyword: 'format', text: byFormat };
}

function matches(pattern: string): ((text: string) => boolean) | undefined {
  const compiled = compilePattern(pattern);
  return compiled && ((text) => compiled.test(text));
}

/** The first text of those examples, default or listed values of which none fits. */
function contradictedBy(node: Node, fits: (text: string) => boolean): string | undefined {
  const lists = [[node.example, node.examples].flat(), [node.default], [node.enum, node.const].flat()]
    .map((list) => list.filter((value) => typeof value === 'string'))
    .filter((texts) => texts.length > 0);
  return lists.find((texts) => !texts.some(fits))?.[0];
}

/** A schema without the keyword that a text of its own does not fit: it is neither checked nor imitated. */
export function withoutContradiction<T extends Node>(node: T): T | Omit<T, 'pattern' | 'format'> {
  if (node.pattern === undefined && node.format !== 'uuid') return node;
  const found = contradictionIn(node);
  if (found === undefined) return node;
  const { [found.keyword]: _, ...rest } = node;
  return rest;
}
