/** Whether a media type, with or without parameters and in any case, is this one. */
export function isMediaType(mediaType: string, name: string): boolean {
  return essence(mediaType) === name;
}

/** The declared media type or range that one which was sent falls under. */
export function declaredMediaType(
  content: Readonly<Record<string, unknown>>,
  sent: string,
): string | undefined {
  const declared = Object.keys(content);
  const name = essence(sent);
  const kind = name.split('/', 1).join('');
  return (
    declared.find((candidate) => candidate === sent) ??
    declared.find((candidate) => essence(candidate) === name) ??
    declared.find((candidate) => essence(candidate) === `${kind}/*`) ??
    declared.find((candidate) => essence(candidate) === '*/*')
  );
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
function essence(mediaType: string): string {
  return mediaType.split(';', 1).join('').trim().toLowerCase();
}
