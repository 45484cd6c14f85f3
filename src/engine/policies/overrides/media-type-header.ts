import type { ResponseDefinition } from './override-definition.ts';

type Headers = ResponseDefinition['headers'];

/** The media type among the headers of an override, which says how its body is written. */
export function mediaTypeIn(headers: Headers = {}): string | undefined {
  return Object.entries(headers).find(([name]) => isMediaTypeName(name))?.[1];
}

/** The headers without the media type, which is sent with the body. */
export function withoutMediaType(headers: Headers = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !isMediaTypeName(name)));
}

function isMediaTypeName(name: string): boolean {
  return name.toLowerCase() === 'content-type';
}
