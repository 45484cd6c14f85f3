import type { Plain } from '../../schema/json-schema.ts';
import type { SchemaView } from '../../schema/schema-normalizer.ts';
import { createSmallTargets } from './inline-refs.ts';
import { type Format, multipleOfFormat, multipleOfName, numberTextFormats } from './number-formats.ts';
import { isUnicodePattern, patternFormat, patternName } from './pattern-formats.ts';
import { digestible, type Judges } from './to-validator-schema.ts';

/** Rewrites the schemas of requests and gathers what they need. */
export interface Digestion {
  digest(schema: Plain, judges: Judges): unknown;
  /** Every schema that those digested refer to, by name, and every format that they use. To be called last. */
  finish(): { schemas: Record<string, unknown>; formats: Record<string, Format> };
}

/** The formats that the validator brings along. Of any other it would warn on the console, at each schema. */
const known: ReadonlySet<string> = new Set(
  (
    'date time date-time iso-time iso-date-time duration uri uri-reference uri-template url email hostname ipv4 ipv6 ' +
    'regex uuid json-pointer json-pointer-uri-fragment relative-json-pointer byte int32 int64 float double password binary'
  ).split(' '),
);

export function createDigestion(view: SchemaView): Digestion {
  const names = new Map<string, string>();
  const small = createSmallTargets(view.target);
  const waiting: { name: string; ref: string; judges: Judges }[] = [];
  const formats: Record<string, Format> = { ...numberTextFormats };

  /** Texts and values are judged by schemas of their own, which differ. */
  function refTo(ref: string, judges: Judges): string {
    const key = `${judges} ${ref}`;
    const name = names.get(key) ?? `s${names.size}`;
    if (!names.has(key)) waiting.push({ name, ref, judges });
    names.set(key, name);
    return `#/components/schemas/${name}`;
  }

  function digest(schema: Plain, judges: Judges): unknown {
    gatherFormats(schema);
    const target = view.target;
    return digestible(schema, { judges, refTo: (ref) => refTo(ref, judges), target, small });
  }

  function finish() {
    const schemas: Record<string, unknown> = {};
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      schemas[next.name] = digest(view.target(next.ref), next.judges);
    }
    return { schemas, formats };
  }

  function gatherFormats(schema: unknown): void {
    if (typeof schema !== 'object' || schema === null) return;
    const node = schema as Readonly<Record<string, unknown>>;
    Object.assign(formats, formatsOf(node));
    const inPlace = typeof node.$ref === 'string' ? small(node.$ref) : undefined;
    for (const inner of [inPlace, ...Object.values(node)]) gatherFormats(inner);
  }

  return { digest, finish };
}

/** The formats that one schema uses, those aside that stand in schemas within it. */
function formatsOf({
  multipleOf,
  pattern,
  format,
}: Readonly<Record<string, unknown>>): Record<string, Format> {
  const used: Record<string, Format> = {};
  if (typeof multipleOf === 'number') used[multipleOfName(multipleOf)] = multipleOfFormat(multipleOf);
  if (typeof pattern === 'string' && !isUnicodePattern(pattern)) {
    used[patternName(pattern)] = patternFormat(pattern);
  }
  if (typeof format === 'string' && !known.has(format)) used[format] = true;
  return used;
}
