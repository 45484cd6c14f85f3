/** A condition that a text writes, such as `status eq "open"`, or several of which all or one must be met. */
export type ConditionNode =
  | { readonly field: string; readonly operator: string; readonly value: string }
  | { readonly and: readonly ConditionNode[] }
  | { readonly or: readonly ConditionNode[] };

/** Operators in words: those of SCIM (RFC 7644, 3.4.2.2) and OData, by the words that filters know. */
const operators: Readonly<Record<string, string>> = {
  ...{ eq: 'eq', ne: 'ne', gt: 'gt', ge: 'gte', gte: 'gte', lt: 'lt', le: 'lte', lte: 'lte' },
  ...{ co: 'contains', sw: 'startswith', ew: 'endswith', like: 'contains', contains: 'contains' },
};

/** How many parentheses may be within each other. */
const maxDepth = 16;

/** A quoted text, a parenthesis, an operator in signs, or a word. */
const token = /"[^"]*"|'[^']*'|[()]|[=!<>~]+|[^\s"'()=!<>~]+/g;

/**
 * Parses conditions that a text writes: `name eq "Ann" and age gt 3`, `kind = "bug" OR (state = "new")`.
 * @returns undefined for a text that is anything else
 */
export function parseConditionText(text: string): ConditionNode | undefined {
  const tokens = text.match(token) ?? [];
  let at = 0;
  const found = either(0);
  return at === tokens.length ? found : undefined;

  function either(depth: number): ConditionNode | undefined {
    const nodes = series(['or', '||'], () => series(['and', '&&'], () => term(depth), 'and'), 'or');
    return nodes;
  }

  function series(
    joints: readonly string[],
    parse: () => ConditionNode | undefined,
    group: 'and' | 'or',
  ): ConditionNode | undefined {
    const nodes: ConditionNode[] = [];
    do {
      const node = parse();
      if (node === undefined) return undefined;
      nodes.push(node);
    } while (takes(joints));
    const [first, ...others] = nodes;
    if (others.length === 0) return first;
    return group === 'and' ? { and: nodes } : { or: nodes };
  }

  function takes(words: readonly string[]): boolean {
    const isNext = words.includes((tokens[at] ?? '').toLowerCase());
    if (isNext) at += 1;
    return isNext;
  }

  function term(depth: number): ConditionNode | undefined {
    if (!takes(['('])) return condition();
    const inner = depth < maxDepth ? either(depth + 1) : undefined;
    return takes([')']) ? inner : undefined;
  }

  function condition(): ConditionNode | undefined {
    const [field = '', sign = '', value] = tokens.slice(at, at + 3);
    const operator = /^[=!<>~]+$/.test(sign) ? sign : operators[sign.toLowerCase()];
    if (!/^[A-Za-z_][\w.$-]*$/.test(field) || operator === undefined || value === undefined) return undefined;
    at += 3;
    return { field, operator, value: value.replace(/^(["'])(.*)\1$/s, '$2') };
  }
}

/** A condition in the middle of a description: `e.g. name eq "Ann"`. */
const shown = /\b[A-Za-z_][\w.]*\s*(?:\s(?:eq|ne|co|sw|ew|gt|ge|lt|le)\s|==|!=|>=|<=)\s*["'\w]/;

/** Whether a text about a parameter shows a condition. */
export function showsCondition(text: string): boolean {
  return parseConditionText(text) !== undefined || shown.test(text);
}
