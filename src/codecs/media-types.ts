/** Whether a media type, with or without parameters and in any case, is this one. */
export function isMediaType(mediaType: string, name: string): boolean {
  return essence(mediaType) === name;
}

/**
 * The declared media type or range that one which was sent falls under. Those with the parameters that were sent come
 * first, such as `application/json; version=2`; one with another value of a parameter is another media type.
 */
export function declaredMediaType(
  content: Readonly<Record<string, unknown>>,
  sent: string,
): string | undefined {
  if (Object.hasOwn(content, sent)) return sent;
  const declared = Object.keys(content);
  const name = essence(sent);
  const kind = name.split('/', 1).join('');
  return (
    closest(declared, name, sent) ??
    declared.find((candidate) => isInSuffixRange(candidate, name)) ??
    declared.find((candidate) => essence(candidate) === `${kind}/*`) ??
    declared.find((candidate) => ['*/*', '*'].includes(essence(candidate))) // some write `*` alone
  );
}

/** A range of the types that are written in one format, such as `application/*+json`: its kind and its format. */
export function suffixRange(
  mediaType: string,
): { readonly kind: string; readonly format: string } | undefined {
  const [, kind, format] = /^([^/]+)\/\*\+([^/+]+)$/.exec(essence(mediaType)) ?? [];
  return kind === undefined || format === undefined ? undefined : { kind, format };
}

/**
 * Whether a type is in a range such as `application/*+json`, which ASP.NET declares: `application/vnd.acme+json` is, and
 * so is `application/json`, the format that the suffix stands for (RFC 6839).
 */
export function isInSuffixRange(range: string, mediaType: string): boolean {
  const { kind, format } = suffixRange(range) ?? {};
  const name = essence(mediaType);
  return (
    kind !== undefined &&
    (name === `${kind}/${format}` || (name.startsWith(`${kind}/`) && name.endsWith(`+${format}`)))
  );
}

/** Of the declared media types of a name, the one with most of the parameters that were sent, and no other value of any. */
function closest(declared: readonly string[], name: string, sent: string): string | undefined {
  const sentParameters = parametersOf(sent);
  const scored = declared.flatMap((candidate) => {
    if (essence(candidate) !== name) return [];
    const parameters = [...parametersOf(candidate)];
    if (parameters.some(([key, value]) => (sentParameters.get(key) ?? value) !== value)) return [];
    const shared = parameters.filter(([key]) => sentParameters.has(key)).length;
    return [{ candidate, shared, missing: parameters.length - shared }];
  });
  return scored.sort((a, b) => b.shared - a.shared || a.missing - b.missing)[0]?.candidate;
}

/** The parameters of a media type in lower case; its charset is left out, since every body is in UTF-8. */
function parametersOf(mediaType: string): ReadonlyMap<string, string> {
  if (!mediaType.includes(';')) return none;
  const parameters = [...mediaType.matchAll(/;\s*([^=;\s]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;\s]*)/g)];
  const pairs = parameters.map(([, name = '', value = '']): [string, string] => [
    name.toLowerCase(),
    value.replace(/^"|"$/g, '').toLowerCase(),
  ]);
  return new Map(pairs.filter(([name]) => name !== 'charset'));
}

const none: ReadonlyMap<string, string> = new Map();

/** Whether a media type has parameters that distinguish it from others: `application/json; version=2`, not a charset. */
export function hasParameters(mediaType: string): boolean {
  return parametersOf(mediaType).size > 0;
}

/**
 * The value of `Content-Type`: the media type as the contract writes it. Only a text says that it is in UTF-8: JSON, XML
 * and event streams have no such parameter or need none, and some clients compare the whole value. Another charset that
 * the contract declares is replaced, since UTF-8 is what is sent.
 */
export function withCharset(mediaType: string): string {
  const [, declared] = /; *charset *= *"?([^\s;"]*)/i.exec(mediaType) ?? [];
  const isText = /^text\/(?!event-stream\b)/i.test(mediaType);
  if (declared === undefined ? !isText : /^utf-?8$/i.test(declared)) return mediaType;
  const [type = '', ...parameters] = mediaType.split(';').map((part) => part.trim());
  const others = parameters.filter((parameter) => parameter !== '' && !/^charset *=/i.test(parameter));
  return [type, ...others, 'charset=utf-8'].join('; ');
}

/** `Application/JSON; charset=utf-8` without parameters and in lower case. */
export function essence(mediaType: string): string {
  return mediaType.split(';', 1).join('').trim().toLowerCase();
}
