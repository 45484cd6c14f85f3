/**
 * Whether a media type is JSON: `application/json`, `application/problem+json`, `application/vnd.github.v3+json`. A
 * range that JSON is in, such as any type at all, counts: JSON is what is sent for it.
 */
export function isJson(mediaType: string): boolean {
  return /^(?:[^/;\s]+\/(?:[^;\s]+\+)?json|\*\/\*|application\/\*)\s*(?:;|$)/i.test(mediaType);
}

/** The media type that an answer is given in: the first JSON one of those declared, else the first of all. */
export function preferredMediaType(
  content: Readonly<Record<string, unknown>> | undefined,
): string | undefined {
  const declared = Object.keys(content ?? {});
  return declared.find(isJson) ?? declared[0];
}

/** What is sent for a declared media type: a range, such as `application/*`, is no type to send. */
export function concreteMediaType(declared: string): string {
  if (!declared.includes('*')) return declared;
  if (isJson(declared)) return 'application/json';
  return declared.startsWith('text/') ? 'text/plain' : 'application/octet-stream';
}

/** The declared media type or range that one sent falls under. */
export function declaredMediaType(
  content: Readonly<Record<string, unknown>>,
  sent: string,
): string | undefined {
  const declared = Object.keys(content);
  const [name, kind] = [essence(sent), essence(sent).split('/', 1).join('')];
  return (
    declared.find((candidate) => candidate === sent) ??
    declared.find((candidate) => essence(candidate) === name) ??
    declared.find((candidate) => essence(candidate) === `${kind}/*`) ??
    declared.find((candidate) => essence(candidate) === '*/*')
  );
}

/** `Application/JSON; charset=utf-8` without case and parameters. */
function essence(mediaType: string): string {
  return mediaType.split(';', 1).join('').trim().toLowerCase();
}
