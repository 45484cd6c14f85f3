/** What the `Content-Disposition` of a part says. */
export interface DispositionParameters {
  readonly name?: string;
  readonly fileName?: string;
}

const parameter = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/gs;

/**
 * The name of a field and of its file in a `Content-Disposition` (RFC 7578, 4.2). Of two names of a file, that in an encoding
 * of its own counts (RFC 6266, 4.3), as some clients send it for names that are not ASCII.
 * @param disposition in Latin-1, as headers are read; names are in UTF-8
 */
export function dispositionParameters(disposition: string): DispositionParameters {
  const found = new Map<string, string>();
  for (const [, key = '', quoted, token = ''] of disposition.matchAll(parameter)) {
    const name = key.toLowerCase();
    // A backslash may be of a Windows path.
    if (!found.has(name)) found.set(name, quoted?.replace(/\\(["\\])/g, '$1') ?? token);
  }
  const name = found.get('name');
  const extended = found.get('filename*');
  const plain = found.get('filename');
  const fileName =
    (extended && decodeExtended(extended)) ?? (plain === undefined ? undefined : decodeName(plain));
  return {
    ...(name !== undefined && { name: decodeName(name) }),
    ...(fileName !== undefined && { fileName }),
  };
}

/** A name as browsers send it: in UTF-8, with three characters escaped (HTML, 4.10.22.8). */
function decodeName(name: string): string {
  const text = Buffer.from(name, 'latin1').toString('utf8');
  return (text.includes('\ufffd') ? name : text).replace(/%(?:0A|0D|22)/gi, decodeURIComponent);
}

/** `UTF-8''gr%C3%BCn.txt` (RFC 8187); `undefined` for what is none. */
function decodeExtended(value: string): string | undefined {
  const [, charset = '', text] = /^([\w-]*)'[^']*'(.*)$/s.exec(value) ?? [];
  if (text === undefined) return undefined;
  const bytes = Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  );
  return bytes.toString(/^iso-8859-1$/i.test(charset) ? 'latin1' : 'utf8');
}
