/** An issue of a value, and where in it. */
export interface PointedIssue {
  /** A JSON pointer. */
  readonly pointer: string;
  readonly message: string;
}

/** A line of a value written as JSON. */
export interface JsonLine {
  readonly text: string;
  /** The issues of what the line has. */
  readonly issues: readonly string[];
}

interface Line {
  readonly text: string;
  /** The value that begins on the line; absent for a line that only ends one. */
  readonly pointer?: string;
}

/**
 * Writes a value as JSON with its issues at the lines that they are about. What is missing has no line: its issue is at the
 * nearest value around it, with the rest of the way.
 */
export function annotateJson(value: unknown, issues: readonly PointedIssue[]): readonly JsonLine[] {
  const lines = linesOf(value, '', '', '');
  const known = new Set(lines.map(({ pointer }) => pointer));
  const byLine = new Map<string, string[]>();
  for (const { pointer, message } of issues) {
    let at = pointer;
    while (at !== '' && !known.has(at)) at = at.slice(0, at.lastIndexOf('/'));
    const rest = pointer.slice(at.length + 1);
    const text = rest === '' ? message : `${rest} ${message}`;
    byLine.set(at, [...(byLine.get(at) ?? []), text]);
  }
  return lines.map(({ text, pointer }) => ({
    text,
    issues: pointer === undefined ? [] : (byLine.get(pointer) ?? []),
  }));
}

function linesOf(value: unknown, pointer: string, indent: string, name: string): readonly Line[] {
  if (typeof value !== 'object' || value === null) {
    return [{ text: `${indent}${name}${JSON.stringify(value) ?? 'null'}`, pointer }];
  }
  const isList = Array.isArray(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const entries = Object.entries(value);
  if (entries.length === 0) return [{ text: `${indent}${name}${open}${close}`, pointer }];
  const inner = entries.flatMap(([key, part], at) => {
    const own = linesOf(
      part,
      `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      `${indent}  `,
      isList ? '' : `${JSON.stringify(key)}: `,
    );
    return at === entries.length - 1 ? own : withComma(own);
  });
  return [{ text: `${indent}${name}${open}`, pointer }, ...inner, { text: `${indent}${close}` }];
}

function withComma(lines: readonly Line[]): readonly Line[] {
  return lines.map((line, at) => (at === lines.length - 1 ? { ...line, text: `${line.text},` } : line));
}
