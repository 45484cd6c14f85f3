/** A condition that a text writes, such as `status eq "open"`, several of which all or one must be met, or one that must not. */
export type ConditionNode =
  | { readonly field: string; readonly operator: string; readonly value?: string | readonly string[] }
  | { readonly and: readonly ConditionNode[] }
  | { readonly or: readonly ConditionNode[] }
  | { readonly not: ConditionNode };

/** Operators in words, by those that filters know: of SCIM (RFC 7644, 3.4.2.2), OData and RSQL (`=gt=`). */
const operators: Readonly<Record<string, string>> = {
  ...{ eq: 'eq', ne: 'ne', gt: 'gt', ge: 'gte', gte: 'gte', lt: 'lt', le: 'lte', lte: 'lte' },
  ...{ co: 'contains', sw: 'startswith', ew: 'endswith', like: 'contains', contains: 'contains' },
  ...{ in: 'in', nin: 'nin', out: 'nin', pr: 'exists' },
};

/** Functions of a property and a value, as in OData: `contains(name,'a')`. */
const functions: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith']);

/** How many parentheses may be within each other. */
const maxDepth = 16;

/** A quoted text, a parenthesis or separator, an operator in signs, or a word. */
const token = /"[^"]*"|'[^']*'|[(),;]|=[a-z]+=|[=!<>~]+|[^\s"'(),;=!<>~]+/g;

const signs = /^(?:=[a-z]+=|[=!<>~]+)$/;

/**
 * Parses conditions that a text writes: `name eq "Ann" and age gt 3`, `kind = "bug" OR (state = "new")`,
 * `contains(name,'a')`, `status==open;price=in=(1,2)`.
 * @returns undefined for a text that is anything else
 */
export function parseConditionText(text: string): ConditionNode | undefined {
  const reader = readerOf(text.match(token) ?? []);
  const found = either(reader, 0);
  return reader.isAtEnd() ? found : undefined;
}

/** The tokens of a text, read from the first to the last. */
interface Reader {
  readonly peek: (ahead?: number) => string;
  readonly next: () => string;
  /** Reads the next token if it is one of some words. */
  readonly takes: (...words: readonly string[]) => boolean;
  readonly isAtEnd: () => boolean;
}

function readerOf(tokens: readonly string[]): Reader {
  let at = 0;
  const peek = (ahead = 0) => tokens[at + ahead] ?? '';
  const next = () => tokens[at++] ?? '';
  const takes = (...words: readonly string[]) => words.includes(peek().toLowerCase()) && next() !== '';
  return { peek, next, takes, isAtEnd: () => at === tokens.length };
}

type Parse = (reader: Reader, depth: number) => ConditionNode | undefined;

/** The words between conditions, of which RSQL's `,` is an `or` and its `;` an `and`. */
const either: Parse = series('or', ['or', '||', ','], series('and', ['and', '&&', ';'], term));

function series(group: 'and' | 'or', joints: readonly string[], parse: Parse): Parse {
  return (reader, depth) => {
    const nodes: ConditionNode[] = [];
    do {
      const node = parse(reader, depth);
      if (node === undefined) return undefined;
      nodes.push(node);
    } while (reader.takes(...joints));
    const [first, ...others] = nodes;
    if (others.length === 0) return first;
    return group === 'and' ? { and: nodes } : { or: nodes };
  };
}

function term(reader: Reader, depth: number): ConditionNode | undefined {
  if (depth > maxDepth) return undefined;
  if (reader.peek(1) !== '' && !isOperator(reader.peek(1)) && reader.takes('not')) {
    const inner = term(reader, depth + 1);
    return inner && { not: inner };
  }
  if (!reader.takes('(')) return condition(reader);
  const inner = either(reader, depth + 1);
  return reader.takes(')') ? inner : undefined;
}

function condition(reader: Reader): ConditionNode | undefined {
  const word = reader.peek().toLowerCase();
  if (functions.has(word) && reader.peek(1) === '(') return call(reader);
  const field = fieldIn(reader);
  const sign = operatorIn(reader.next());
  if (field === undefined || sign === undefined) return undefined;
  if (sign === 'exists') return { field, operator: sign };
  const value = valueIn(reader);
  const isEqual = ['eq', '=', '=='].includes(sign);
  if (value === 'null' && (isEqual || ['ne', '!='].includes(sign)))
    return { field, operator: isEqual ? 'isnull' : 'notnull' };
  return value === undefined ? undefined : { field, operator: sign, value };
}

/** `contains(name,'a')`, which may be compared: `contains(name,'a') eq true`. */
function call(reader: Reader): ConditionNode | undefined {
  const operator = reader.next().toLowerCase();
  reader.next();
  const field = fieldIn(reader);
  if (field === undefined || !reader.takes(',')) return undefined;
  const value = unquoted(reader.next());
  if (!reader.takes(')')) return undefined;
  if (reader.takes('eq') && !reader.takes('true')) return undefined;
  return { field, operator, value };
}

/** The name of a property, which may be within a function that changes its case: `tolower(name)`; of OData's `a/b`, `a.b`. */
function fieldIn(reader: Reader): string | undefined {
  const isCased = /^to(?:lower|upper)$/i.test(reader.peek()) && reader.peek(1) === '(';
  if (isCased) reader.next();
  if (isCased) reader.next();
  const name = reader.next();
  if (isCased && !reader.takes(')')) return undefined;
  return /^[A-Za-z_][\w./$-]*$/.test(name) ? name.replaceAll('/', '.') : undefined;
}

function operatorIn(sign: string): string | undefined {
  if (/^[=!<>~]+$/.test(sign)) return sign;
  return operators[sign.replace(/^=(.+)=$/, '$1').toLowerCase()];
}

function isOperator(word: string): boolean {
  return operatorIn(word) !== undefined;
}

/** A value, or several in parentheses; a word may have commas, unless the next condition begins behind one. */
function valueIn(reader: Reader): string | readonly string[] | undefined {
  if (reader.takes('(')) {
    const values = [unquoted(reader.next())];
    while (reader.takes(',')) values.push(unquoted(reader.next()));
    return reader.takes(')') ? values : undefined;
  }
  const first = reader.next();
  if (first === '' || /^[(),;]$/.test(first) || signs.test(first)) return undefined;
  let value = unquoted(first);
  while (reader.peek() === ',' && reader.peek(1) !== '' && isPlainWord(reader))
    value += reader.next() + reader.next();
  return value;
}

/** Whether what follows a comma is the rest of a value, and no condition. */
function isPlainWord(reader: Reader): boolean {
  return /^[\w.-]+$/.test(reader.peek(1)) && reader.peek(2) !== '(' && !isOperator(reader.peek(2));
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, '$2');
}

/** A condition in the middle of a description: `e.g. name eq "Ann"`. */
const shown =
  /\b[A-Za-z_][\w.]*\s*(?:\s(?:eq|ne|co|sw|ew|gt|ge|lt|le)\s|==|!=|>=|<=|=in=|=gt=|=lt=)\s*["'(\w]/;

/** Whether a text about a parameter shows a condition. */
export function showsCondition(text: string): boolean {
  return parseConditionText(text) !== undefined || shown.test(text);
}
