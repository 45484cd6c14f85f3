import { decodeFormText } from '../../codecs/form-codec.ts';

/** A name and a value of a query, decoded, and the value as it was sent, with its delimiters. */
export interface QueryPair {
  readonly name: string;
  readonly value: string;
  readonly raw: string;
}

/**
 * The pairs of a URL's query in their order: of `/?a=1&b=x%20y`, two.
 * @throws SandboxError `malformed` for what is not percent-encoded correctly.
 */
export function parseQueryString(url: string): readonly QueryPair[] {
  const at = url.indexOf('?');
  if (at < 0) return [];
  return url
    .slice(at + 1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const [name, raw] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return { name: decodeQuery(name), value: decodeQuery(raw), raw };
    });
}

/**
 * Decodes a name or a value of a query.
 * @throws SandboxError `malformed` for a `%` that no valid UTF-8 sequence follows.
 */
export function decodeQuery(text: string): string {
  return decodeFormText(text, 'query');
}
