/** How long a text may be whose format is looked at character by character, by expressions that keep a place for each. */
const maxFormatText = 50_000;

/** The formats of texts that may be of any length, and what is certain of a long one: all else may have spaces, and is. */
const longFormats: Readonly<Record<string, (text: string) => boolean>> = {
  byte: isLongBase64,
  uri: (text) => /^[a-z][a-z0-9+.-]{0,99}:/i.test(text) && isWithoutSpace(text),
  url: (text) => /^(?:https?|ftp):\/\//i.test(text) && isWithoutSpace(text),
  'uri-reference': isWithoutSpace,
  'uri-template': isWithoutSpace,
  'json-pointer': (text) => text.startsWith('/'),
  'json-pointer-uri-fragment': (text) => text.startsWith('#'),
  'relative-json-pointer': (text) => /^\d/.test(text),
  regex: () => true,
};

/** The formats whose texts are short, and whose expressions take any: none is long. */
const shortFormats: ReadonlySet<string> = new Set(['email', 'duration']);

/** The formats that `matchesLongText` knows. */
export const boundedFormats: readonly string[] = [...shortFormats, ...Object.keys(longFormats)];

/**
 * Whether a text has a format, where it is too long for the expression that describes it: V8 runs out of stack for ten
 * megabytes of Base64, and others wait for as long as it takes.
 * @returns undefined for a text that is not long, and for a format that is not known here
 */
export function matchesLongText(text: string, format: string): boolean | undefined {
  if (text.length <= maxFormatText) return undefined;
  if (shortFormats.has(format)) return false;
  return Object.hasOwn(longFormats, format) ? longFormats[format]?.(text) : undefined;
}

/** Base64 (RFC 4648, 4), which mails break into lines (RFC 2045, 6.8). No expression here keeps a place to go back to. */
function isLongBase64(text: string): boolean {
  if (/[\r\n]/.test(text)) return !/[^A-Za-z0-9+/=\r\n]/.test(text);
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(text.slice(0, text.length - padding));
}

function isWithoutSpace(text: string): boolean {
  return !/\s/.test(text);
}
