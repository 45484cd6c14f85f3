import { isJson } from '../../openapi/media-types.ts';

/** How a body is read. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'text' | 'bytes';

/** @param mediaType as it was sent, in lower case and without parameters */
export function bodyKindOf(mediaType: string): BodyKind {
  if (isJson(mediaType)) return 'json';
  if (mediaType === 'application/x-www-form-urlencoded') return 'form';
  if (mediaType === 'multipart/form-data') return 'multipart';
  return mediaType.startsWith('text/') || /[/+]xml$/.test(mediaType) ? 'text' : 'bytes';
}
