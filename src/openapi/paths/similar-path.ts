import { editsBetween } from '../../similar-names.ts';
import type { PathTemplate } from './path-matcher.ts';

/** A path that may be meant, and how much it differs from the one that was sent. */
interface Candidate {
  readonly path: string;
  readonly edits: number;
  /** How many segments were compared. */
  readonly depth: number;
}

const isParameter = (segment: string) => /^\{[^{}]*\}$/.test(segment);

/**
 * The path that a path which does not exist may mean: one with a mistyped segment (`/prodcts/1`), or with another prefix
 * (`/products` of `/api/v1/products`). Parameters have what was sent for them, and keep their name where nothing was.
 */
export function similarPath(sent: string, templates: Iterable<PathTemplate>): string | undefined {
  const segments = segmentsOf(sent);
  let best: Candidate | undefined;
  for (const { basePath, path } of templates) {
    const candidate = compare(segments, segmentsOf(basePath + path));
    const isOther = candidate !== undefined && candidate.path !== sent;
    if (isOther && isBetter(candidate, best)) best = candidate;
  }
  return best?.path;
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function isBetter(one: Candidate, other: Candidate | undefined): boolean {
  if (other === undefined || one.edits !== other.edits) return other === undefined || one.edits < other.edits;
  return one.depth > other.depth;
}

/** Compares the ends, which of one path may be the whole: what goes before them is a prefix, which has no parameters. */
function compare(sent: readonly string[], template: readonly string[]): Candidate | undefined {
  const depth = Math.min(sent.length, template.length);
  const prefix = template.slice(0, template.length - depth);
  const end = template.slice(template.length - depth);
  if (end.every(isParameter) || prefix.some(isParameter)) return undefined;
  const sentEnd = sent.slice(sent.length - depth);
  let edits = sent.length === template.length ? 0 : 1;
  for (const [i, segment] of end.entries()) {
    const more = isParameter(segment) ? 0 : editsBetween(sentEnd[i] ?? '', segment);
    if (more === undefined) return undefined;
    edits += more;
  }
  const filled = end.map((segment, i) => (isParameter(segment) ? sentEnd[i] : segment));
  return { path: `/${[...prefix, ...filled].join('/')}`, edits, depth };
}
