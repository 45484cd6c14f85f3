import type { Operation } from '../operations.ts';
import { decodePathText } from './path-key.ts';

/** A segment of a path, and what may follow it. */
export interface PathNode {
  /** By their text without percent-encoding. */
  readonly literals: Map<string, PathNode>;
  readonly templates: Template[];
  /** By method; those with a condition first. */
  readonly variants: Map<string, readonly Operation[]>;
  /** The first of each method. */
  readonly operations: Map<string, Operation>;
}

/** A segment such as `{id}` or `{name}.json`; the names of its parameters do not matter. */
interface Template {
  readonly source: string;
  readonly pattern: RegExp;
  /** Whether it takes several segments: its value may have slashes. */
  readonly isRest: boolean;
  readonly next: PathNode;
}

/** The operations at a path, and the values of its parameters in order. */
export interface FoundPath {
  readonly node: PathNode;
  readonly values: readonly string[];
}

/** The key of a segment in the tree: two segments with one key are the same. */
export type SegmentKey = (segment: string) => string;

/** The key by which segments are the same that differ in their case only. */
export const caselessKey: SegmentKey = (segment) => decodePathText(segment).toLowerCase();

/** A tree of path segments without operations. */
export function createPathTree(): PathNode {
  return { literals: new Map(), templates: [], variants: new Map(), operations: new Map() };
}

/** Inserts an operation at its path. */
export function insertPath(root: PathNode, operation: Operation, keyOf: SegmentKey = decodePathText): void {
  let node = root;
  for (const segment of segmentsOf(operation.path)) node = descend(node, segment, operation, keyOf);
  const conditions = ({ condition = [] }: Operation) => condition.length;
  const variants = [...(node.variants.get(operation.method) ?? []), operation];
  variants.sort((a, b) => conditions(b) - conditions(a));
  node.variants.set(operation.method, variants);
  node.operations.set(operation.method, variants[0] ?? operation);
}

/** Everything that a path leads to, the most specific first. */
export function findAll(
  root: PathNode,
  path: string,
  keyOf: SegmentKey = decodePathText,
): readonly FoundPath[] {
  const found: FoundPath[] = [];
  collect({ segments: segmentsOf(path), keyOf, found }, root, 0, []);
  return found;
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').slice(1);
}

function descend(node: PathNode, segment: string, operation: Operation, keyOf: SegmentKey): PathNode {
  if (!segment.includes('{')) {
    const text = keyOf(segment);
    const known = node.literals.get(text) ?? createPathTree();
    node.literals.set(text, known);
    return known;
  }
  const isRest = (operation.rest ?? []).some((name) => segment.includes(`{${name}}`));
  const source = sourceOf(segment, isRest ? '(.+?)' : '([^/]+?)', operation);
  const known = node.templates.find((t) => t.source === source);
  if (known !== undefined) return known.next;
  const pattern = new RegExp(`^${source}$`, keyOf === caselessKey ? 'is' : 's');
  const template = { source, pattern, isRest, next: createPathTree() };
  node.templates.push(template);
  // The longer the fixed part, the more specific the template: `{name}.json` is tried before `{name}`. One that takes
  // several segments comes last.
  node.templates.sort((a, b) => Number(a.isRest) - Number(b.isRest) || b.source.length - a.source.length);
  return template.next;
}

/**
 * The pattern of a segment with parameters. Where one follows another, as in `{id}{extension}`, only the values that it
 * may have say where it begins.
 * @param anything what a parameter takes
 */
function sourceOf(segment: string, anything: string, { parameters }: Operation): string {
  const parts = segment.split(/(\{[^}]+\})/);
  return parts
    .map((part, i) => {
      if (i % 2 === 0) return escapePattern(decodePathText(part));
      const isBesideOther = (i > 1 && parts[i - 1] === '') || (i + 2 < parts.length && parts[i + 1] === '');
      const values = isBesideOther ? valuesPattern(parameters, part.slice(1, -1)) : undefined;
      return values === undefined ? anything : `(${values})`;
    })
    .join('');
}

/** The pattern of the texts that a path parameter may be: those that it lists, the longest first, or the form of its type. */
function valuesPattern(parameters: Operation['parameters'], name: string): string | undefined {
  const { schema = {} } = parameters.find((each) => each.in === 'path' && each.name === name) ?? {};
  const values: readonly unknown[] = Array.isArray(schema.enum) ? schema.enum : [];
  const texts = values.flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []));
  if (texts.length > 0 && texts.length === values.length)
    return texts
      .toSorted((a, b) => b.length - a.length)
      .map(escapePattern)
      .join('|');
  const forms = [schema.format, schema.type].flatMap((each) => (typeof each === 'string' ? [each] : []));
  return forms.map((form) => formPatterns.get(form)).find((pattern) => pattern !== undefined);
}

/** How the values of a format or a type are written, as far as that distinguishes them from what is beside them. */
const formPatterns: ReadonlyMap<string, string> = new Map([
  ['date-time', String.raw`\d{4}-\d\d-\d\d[Tt ][\d:.]+(?:[Zz]|[+-]\d\d:?\d\d)?`],
  ['date', String.raw`\d{4}-\d\d-\d\d`],
  ['uuid', String.raw`[\dA-Fa-f]{8}-(?:[\dA-Fa-f]{4}-){3}[\dA-Fa-f]{12}`],
  ['integer', String.raw`-?\d+`],
  ['number', String.raw`-?\d+(?:\.\d+)?`],
  ['boolean', 'true|false'],
]);

/** A path that is looked up, and what was found. */
interface Lookup {
  readonly segments: readonly string[];
  readonly keyOf: SegmentKey;
  readonly found: FoundPath[];
}

function collect(lookup: Lookup, node: PathNode, depth: number, values: readonly string[]): void {
  const segment = lookup.segments[depth];
  if (segment === undefined) {
    if (node.operations.size > 0) lookup.found.push({ node, values });
    return;
  }
  const literal = node.literals.get(lookup.keyOf(segment));
  if (literal !== undefined) collect(lookup, literal, depth + 1, values);
  for (const template of node.templates) {
    for (const end of endsOf(template, lookup, depth)) {
      const sent = template.isRest ? lookup.segments.slice(depth, end).join('/') : segment;
      const captured = capture(template, sent);
      if (captured !== undefined) collect(lookup, template.next, end, [...values, ...captured]);
    }
  }
}

/** After which segments a template may end: one that takes several, and that nothing follows, takes all. */
function endsOf({ isRest, next }: Template, { segments, keyOf }: Lookup, depth: number): readonly number[] {
  if (!isRest) return [depth + 1];
  const mayFollow = (segment: string | undefined) =>
    segment === undefined || next.templates.length > 0 || next.literals.has(keyOf(segment));
  if (next.literals.size + next.templates.length === 0) return [segments.length];
  const ends = segments.slice(depth).map((_, i) => depth + i + 1);
  return ends.filter((end) => mayFollow(segments[end]));
}

/** The values of a template's parameters, percent-encoded as they were sent where the fixed parts allow it. */
function capture({ pattern }: Template, segment: string): readonly string[] | undefined {
  const sent = pattern.exec(segment)?.slice(1);
  if (sent !== undefined || !segment.includes('%')) return sent;
  return pattern.exec(decodePathText(segment))?.slice(1).map(encodeURIComponent);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
