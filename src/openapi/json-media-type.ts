import type { Content, MediaType } from './document.ts';
import { isJson } from './media-types.ts';

/** What a content declares of its first JSON media type; absent when it has none. */
export function jsonOf(content: Content | undefined): MediaType | undefined {
  return Object.entries(content ?? {}).find(([name]) => isJson(name))?.[1];
}
