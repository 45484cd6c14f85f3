/** What may come next in a JSON text. */
type Expected = 'value' | 'first-item' | 'key' | 'first-key' | 'colon' | 'comma-or-end';

/** What a piece of the text is: a string, another value without parts, a mark such as `{`, or nothing that JSON knows. */
type Piece = 'string' | 'literal' | 'unknown' | '{' | '}' | '[' | ']' | ',' | ':';

/** Pieces of JSON, without the white space between them; a character that starts no piece is one of its own. */
const pieces =
  /("[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|[^ \t\r\n]/g;

/**
 * Where a text stops being JSON, as editors count: `line 3, column 5`. `JSON.parse` tells that of some faults only.
 * It is the end of the text when the rest is missing.
 */
export function findJsonFault(text: string): string {
  const open: ('{' | '[')[] = [];
  let expected: Expected | undefined = 'value';
  for (const match of text.matchAll(pieces)) {
    expected = follow(expected, pieceOf(match), open);
    if (expected === undefined) return placeAt(text, match.index);
  }
  return placeAt(text, text.length);
}

function pieceOf([text, string, literal]: RegExpExecArray): Piece {
  if (string !== undefined) return 'string';
  if (literal !== undefined) return 'literal';
  return isMark(text) ? text : 'unknown';
}

function isMark(text: string): text is '{' | '}' | '[' | ']' | ',' | ':' {
  return '{}[],:'.includes(text);
}

/** What to expect after a piece; `undefined` when the piece does not belong there. Keeps track of what is open. */
function follow(expected: Expected, piece: Piece, open: ('{' | '[')[]): Expected | undefined {
  switch (expected) {
    case 'colon':
      return piece === ':' ? 'value' : undefined;
    case 'key':
      return piece === 'string' ? 'colon' : undefined;
    case 'first-key':
      return piece === 'string' ? 'colon' : close(piece, open);
    case 'first-item':
      return piece === ']' ? close(piece, open) : begin(piece, open);
    case 'value':
      return begin(piece, open);
    case 'comma-or-end':
      return piece === ',' ? afterComma(open.at(-1)) : close(piece, open);
  }
}

function afterComma(innermost: '{' | '[' | undefined): Expected | undefined {
  if (innermost === undefined) return undefined;
  return innermost === '{' ? 'key' : 'value';
}

function begin(piece: Piece, open: ('{' | '[')[]): Expected | undefined {
  if (piece === 'string' || piece === 'literal') return 'comma-or-end';
  if (piece !== '{' && piece !== '[') return undefined;
  open.push(piece);
  return piece === '{' ? 'first-key' : 'first-item';
}

function close(piece: Piece, open: ('{' | '[')[]): Expected | undefined {
  const isMatch = piece === '}' ? open.at(-1) === '{' : piece === ']' && open.at(-1) === '[';
  if (!isMatch) return undefined;
  open.pop();
  return 'comma-or-end';
}

function placeAt(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}
