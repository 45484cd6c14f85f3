/** A pattern in JavaScript's syntax, and the flags that it needs besides `u`. */
export interface PatternDialect {
  readonly source: string;
  readonly flags: string;
}

/** What a piece of a pattern becomes. */
interface Piece {
  readonly as: RegExp;
  /** In place of the match; its groups are `$1` and so on. */
  readonly by: string;
}

/** The classes of POSIX, as they stand within brackets. Java writes them `\p{Alpha}`. */
const posixClasses: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`\\{-~',
  xdigit: '0-9A-Fa-f',
  word: '\\w',
  cntrl: '\\x00-\\x1f\\x7f',
  print: '\\x20-\\x7e',
  graph: '\\x21-\\x7e',
  ascii: '\\x00-\\x7f',
};

/** What other languages write anywhere, and JavaScript does not know. */
const escapes: readonly Piece[] = [
  { as: /\\x\{([0-9A-Fa-f]+)\}/y, by: '\\u{$1}' },
  { as: /\\([pP])([A-Z])(?![a-z{])/y, by: '\\$1{$2}' },
  {
    as: /\\([pP])\{Is(Latin|Greek|Cyrillic|Han|Arabic|Hebrew|Hiragana|Katakana|Thai)\}/y,
    by: '\\$1{Script=$2}',
  },
  { as: /\\([pP])\{Is([A-Z][a-z]?|Alphabetic|Lowercase|Uppercase)\}/y, by: '\\$1{$2}' },
  { as: /\\U([0-9A-Fa-f]{8})/y, by: '\\u{$1}' },
  { as: /\\e/y, by: '\\x1b' },
  // A needless escape, which the `u` flag forbids: `\_`, `\@`, `\'`.
  { as: /\\([^A-Za-z0-9\s^$\\.*+?()[\]{}|/-])/y, by: '$1' },
];

/** The same outside of brackets only. */
const outside: readonly Piece[] = [
  { as: /\\A/y, by: '^' },
  { as: /\\[Zz]/y, by: '$' },
  { as: /\\G/y, by: '' },
  { as: /\\h/y, by: '[ \\t]' },
  { as: /\\H/y, by: '[^ \\t]' },
  { as: /\\R/y, by: '(?:\\r\\n|[\\n-\\r\\x85\\u2028\\u2029])' },
  { as: /\\-/y, by: '-' },
  // The classes of XML Schema: what a name begins with, and what it has.
  { as: /\\i/y, by: '[\\p{L}_:]' },
  { as: /\\c(?![A-Za-z])/y, by: '[\\p{L}\\p{N}._:-]' },
  // Java's intersections of classes: `[a-z&&[^aeiou]]`.
  { as: /\[((?:[^[\]\\]|\\.)+)&&\[\^((?:[^[\]\\]|\\.)+)\]\]/y, by: '(?:(?![$2])[$1])' },
  { as: /\[((?:[^[\]\\]|\\.)+)&&\[((?:[^[\]\\^]|\\.)(?:[^[\]\\]|\\.)*)\]\]/y, by: '(?:(?=[$2])[$1])' },
  { as: /\(\?#[^)]*\)/y, by: '' },
  { as: /\(\?P</y, by: '(?<' },
  { as: /\(\?P=(\w+)\)/y, by: '\\k<$1>' },
  { as: /\(\?>/y, by: '(?:' },
  // `(?-mix:…)`, as Ruby prints a pattern.
  { as: /\(\?-[a-z]+:/y, by: '(?:' },
  // Possessive quantifiers match no more than greedy ones.
  { as: /([*+?]|\{\d+(?:,\d*)?\})\+/y, by: '$1' },
  { as: /\{,(\d+)\}/y, by: '{0,$1}' },
];

/** The same within brackets only. */
const inside: readonly Piece[] = [{ as: /\\h/y, by: ' \\t' }];

/** The flags that mean the same in JavaScript; the others change nothing that a validator sees, but for `x`. */
const sharedFlags = new Set('ims');

/**
 * Translates a pattern of Perl, Python, Java, Ruby, .NET or POSIX: `\A…\Z`, `[[:alpha:]]`, `\p{Alpha}`, `(?i)` at its
 * beginning, `(?P<name>…)`, possessive quantifiers, and the slashes that some languages write around a pattern. A
 * pattern of JavaScript's stays as it is, but for needless escapes.
 */
export function translatePattern(source: string): PatternDialect {
  const bare = withoutSlashes(source);
  const [lead = '', letters = ''] = /^\(\?([a-zA-Z]+)(?:\)|(?=:))/.exec(bare.source) ?? [];
  // With `x`, spaces and comments mean nothing: JavaScript has no such flag, and does not take the pattern.
  if (letters.includes('x')) return { source, flags: '' };
  if (bare.flags.includes('x')) return { source: `(?x)${bare.source}`, flags: '' };
  const isGroup = lead !== '' && !lead.endsWith(')');
  const rest = isGroup ? `(?${bare.source.slice(lead.length)}` : bare.source.slice(lead.length);
  const flags = [...new Set(bare.flags + letters)].filter((flag) => sharedFlags.has(flag)).join('');
  return { source: translatePieces(rest), flags };
}

/**
 * Slashes, and `#` and `~` of PHP, are taken for delimiters only where the pattern could otherwise match no text: `/^a$/`,
 * `/^a/i`.
 */
function withoutSlashes(source: string): PatternDialect {
  const [, , body, flags = ''] = /^([/#~])(.+)\1([a-zA-Z]*)$/s.exec(source) ?? [];
  const isDelimited = body !== undefined && (body.startsWith('^') || /(?:^|[^\\])(?:\\\\)*\$$/.test(body));
  return isDelimited ? { source: body, flags } : { source, flags: '' };
}

function translatePieces(source: string): string {
  let result = '';
  let isInside = false;
  for (let at = 0; at < source.length; ) {
    const [text, by] = translated(source, at, isInside);
    if (text === '[' && !isInside) isInside = true;
    else if (text === ']') isInside = false;
    result += by;
    at += text.length;
  }
  return result;
}

/** The piece of the source at an index, and what it becomes. */
function translated(source: string, at: number, isInside: boolean): readonly [text: string, by: string] {
  const named = namedClass(source, at, isInside);
  if (named !== undefined) return named;
  const quoted = isInside ? undefined : matchAt(/\\Q(.*?)(?:\\E|$)/sy, source, at);
  if (quoted) return [quoted[0], (quoted[1] ?? '').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')];
  for (const { as, by } of [...(isInside ? inside : outside), ...escapes]) {
    const match = matchAt(as, source, at);
    if (match) return [match[0], by.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '')];
  }
  const text = source[at] === '\\' ? source.slice(at, at + 2) : (source[at] ?? '');
  return [text, text];
}

/** `[:digit:]` within brackets, `\p{Digit}` anywhere; JavaScript has `\p{Alpha}`, `\p{Lower}` and `\p{Upper}` itself. */
const classInside = /\[:(\^?)(\w+):\]|\\(p)\{(?!Alpha\}|Lower\}|Upper\})([A-Z]\w+)\}/y;
const classOutside = /\\([pP])\{(?!Alpha\}|Lower\}|Upper\})([A-Z]\w+)\}/y;

function namedClass(source: string, at: number, isInside: boolean): readonly [string, string] | undefined {
  const match = matchAt(isInside ? classInside : classOutside, source, at);
  if (!match) return undefined;
  const [text, mark, name = match[4] ?? ''] = match;
  const members = Object.hasOwn(posixClasses, name.toLowerCase()) && posixClasses[name.toLowerCase()];
  if (!members || mark === '^') return undefined;
  return [text, isInside ? members : `[${mark === 'P' ? '^' : ''}${members}]`];
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
