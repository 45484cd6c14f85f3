import { rememberTexts } from '../../remember-texts.ts';
import { type StandardPath, standardPath } from './path-dialects.ts';

/** A key of `paths`, taken apart: the path template that requests are matched with, and what a query must have. */
export interface PathKey extends StandardPath {
  /** The query parameters that a request must have, each with its value; `undefined` for any value. */
  readonly condition: readonly QueryCondition[];
}

export type QueryCondition = readonly [name: string, value: string | undefined];

/** Whether a key of `paths` is a path. An extension can be anything, and a line of text or an address is a mistake. */
export function isPathKey(key: string): boolean {
  return key.startsWith('/') || !(key === '' || key.startsWith('x-') || /\s|:\/\//.test(key));
}

/**
 * Parses a key of `paths`. Some contracts write a query into it, `/responses?beta=true`, which is a condition, or a
 * fragment, `/files/{id}#share`, which makes a second operation for the same path. Others write it as the router of their
 * framework does. Each key is asked for several times.
 */
export const parsePathKey = rememberTexts((key): PathKey => {
  const [, path = key, rest = ''] = /^((?:\{(?:[^{}]|\{[^{}]*\})*\}|[^{}?#])*)(.*)$/s.exec(key.trim()) ?? [];
  const query = /^\?([^#]*)/.exec(rest)?.[1] ?? '';
  const pairs = query.split('&').filter((pair) => pair !== '');
  return { ...standardPath(path), condition: pairs.map(toCondition) };
});

function toCondition(pair: string): QueryCondition {
  const [name = '', ...value] = pair.split('=');
  const text = value.join('=');
  return [decodePathText(name), text === '' || text.includes('{') ? undefined : decodePathText(text)];
}

/** A text of a path or query without percent-encoding; the text itself where that is malformed. */
export function decodePathText(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
