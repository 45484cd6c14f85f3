import { isHeaderName, isHeaderText } from '../../openapi/header-name.ts';

/** The headers of a response by name. */
type Headers = Readonly<Record<string, string>>;

/**
 * Headers that HTTP can carry. A contract may name others, or have a media type with a line break: such a name is left out,
 * and such characters of a value are percent-encoded.
 */
export function sendableHeaders(headers: Headers): Headers {
  const entries = Object.entries(headers);
  if (entries.every(([name, value]) => isHeaderName(name) && isHeaderText(value))) return headers;
  return Object.fromEntries(
    entries.filter(([name]) => isHeaderName(name)).map(([name, value]) => [name, encodeOthers(value)]),
  );
}

function encodeOthers(value: string): string {
  return value.replace(/[^\t\x20-\x7e\x80-\xff]/gu, (character) =>
    encodeURIComponent(character.toWellFormed()),
  );
}
