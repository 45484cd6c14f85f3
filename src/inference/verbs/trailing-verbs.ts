import type { Operation } from '../../openapi/operations.ts';
import { singularsOf } from '../naming.ts';
import { parseVerbSegment, reversedSegment, type VerbSegment } from './verb-words.ts';

/** Finds the verb in a segment of a path, given what is before the segment; made by `createSegmentParser`. */
export type ParseSegment = (segment: string, method: string, before: string) => VerbSegment | undefined;

/**
 * Prepares the search for verbs in the segments of a contract, those at the end of a segment too where others agree:
 * `/task-list` beside `/task-create` or `/task-detail/{id}`, and `GET /orders-get` beside a `POST /orders` that nothing
 * else lists. A `/wish-list` alone is a list of wishes.
 */
export function createSegmentParser(operations: readonly Operation[]): ParseSegment {
  const kinds = new Map<string, Set<string>>();
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of operations) {
    const { before, segment, hasId } = lastSegment(path);
    if (!hasId) add(methods, keyOf(before, segment), method);
    const trailing = parseTrailing(segment, method);
    if (trailing !== undefined) add(kinds, keyOf(before, trailing.noun), trailing.kind);
  }
  return (segment, method, before) => {
    const leading = parseVerbSegment(segment, method);
    if (leading !== undefined || kinds.size === 0) return leading;
    const trailing = parseTrailing(segment, method);
    return trailing !== undefined && isKnown(trailing, before) ? trailing : undefined;
  };

  function isKnown({ noun, kind }: VerbSegment, before: string): boolean {
    const key = keyOf(before, noun);
    if ((kinds.get(key)?.size ?? 0) > 1) return true;
    const [own, other] = kind === 'list' || kind === 'read' ? ['get', 'post'] : ['post', 'get'];
    const known = methods.get(key);
    return known?.has(other) === true && !known.has(own);
  }
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(value));
}

/** A verb after its noun; the noun alone, and the verb alone, are none. */
function parseTrailing(segment: string, method: string): VerbSegment | undefined {
  const reversed = reversedSegment(segment);
  const parsed = reversed === undefined ? undefined : parseVerbSegment(reversed, method);
  return parsed?.noun === '' ? undefined : parsed;
}

function keyOf(before: string, noun: string): string {
  return `${before}/${singularsOf(noun)[0] ?? noun}`;
}

/** The last segment of a path that is no parameter, where at most one follows it. */
function lastSegment(path: string) {
  const segments = path.replace(/\/+$/, '').split('/');
  const hasId = segments.at(-1)?.startsWith('{') === true;
  const at = segments.length - (hasId ? 2 : 1);
  return { before: segments.slice(0, at).join('/'), segment: segments[at] ?? '', hasId };
}
