import type { JsonSchema } from '../../schema/json-schema.ts';
import type { SchemaNormalizer } from '../../schema/schema-normalizer.ts';
import { createSmallTargets } from './inline-refs.ts';
import { type Format, multipleOfFormat, multipleOfName, numberTextFormats } from './number-formats.ts';
import { isUnicodePattern, patternFormat, patternName } from './pattern-formats.ts';
import { type CoercionMode, toValidatorSchema } from './to-validator-schema.ts';

/** Rewrites the schemas of requests and gathers what they need. */
export interface SchemaAdapter {
  adapt(schema: JsonSchema, coercion: CoercionMode): unknown;
  /** Every schema that those digested refer to, by name, and every format that they use. To be called last. */
  finish(): { schemas: Record<string, unknown>; formats: Record<string, Format> };
}

/** The formats that the validator brings along. Of any other it would warn on the console, at each schema. */
const standardFormats: ReadonlySet<string> = new Set(
  (
    'date time date-time iso-time iso-date-time duration uri uri-reference uri-template url email hostname ipv4 ipv6 ' +
    'regex uuid json-pointer json-pointer-uri-fragment relative-json-pointer byte int32 int64 float double password binary'
  ).split(' '),
);

export function createSchemaAdapter(view: SchemaNormalizer): SchemaAdapter {
  const names = new Map<string, string>();
  const small = createSmallTargets(view.target);
  const waiting: { name: string; ref: string; coercion: CoercionMode }[] = [];
  const formats: Record<string, Format> = { ...numberTextFormats };

  /** Texts and values are judged by schemas of their own, which differ. */
  function refTo(ref: string, coercion: CoercionMode): string {
    const key = `${coercion} ${ref}`;
    const name = names.get(key) ?? `s${names.size}`;
    if (!names.has(key)) waiting.push({ name, ref, coercion });
    names.set(key, name);
    return `#/components/schemas/${name}`;
  }

  function adapt(schema: JsonSchema, coercion: CoercionMode): unknown {
    gatherFormats(schema);
    const target = view.target;
    return toValidatorSchema(schema, { coercion, refTo: (ref) => refTo(ref, coercion), target, small });
  }

  function finish() {
    const schemas: Record<string, unknown> = {};
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      schemas[next.name] = adapt(view.target(next.ref), next.coercion);
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

  return { adapt, finish };
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
  if (typeof format === 'string' && !standardFormats.has(format)) used[format] = true;
  return used;
}
