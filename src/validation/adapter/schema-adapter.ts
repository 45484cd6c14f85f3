import { boundedFormats, matchesLongText } from '../../pattern/long-format.ts';
import { isPlainPattern } from '../../pattern/plain-pattern.ts';
import { hasFormat } from '../../schema/ajv.ts';
import { int64Format, integerFormats } from '../../schema/integer-range.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import type { SchemaNormalizer } from '../../schema/schema-normalizer.ts';
import { numberTextFormats } from '../number-texts.ts';
import { createSmallTargets } from './inline-refs.ts';
import { type Format, multipleOfFormat, multipleOfName } from './number-formats.ts';
import { patternFormat, patternName } from './pattern-formats.ts';
import { type CoercionMode, toValidatorSchema } from './to-validator-schema.ts';

/** Rewrites the schemas of requests and collects what they refer to. */
export interface SchemaAdapter {
  /** The rewritten form of a normalized schema. */
  adapt(schema: JsonSchema, coercion: CoercionMode): unknown;
  /** The schemas that the rewritten ones refer to, by name, and the formats that they use. Call it last. */
  finish(): { schemas: Record<string, unknown>; formats: Record<string, Format> };
}

/** The formats that the library knows. It would warn of any other on the console, for each schema. */
const standardFormats: ReadonlySet<string> = new Set(
  (
    'date time date-time iso-time iso-date-time duration uri uri-reference uri-template url email hostname ipv4 ipv6 ' +
    'regex uuid json-pointer json-pointer-uri-fragment relative-json-pointer byte int32 int64 float double password binary'
  ).split(' '),
);

/** @param normalizer the one that the schemas come from, which resolves their references */
export function createSchemaAdapter(normalizer: SchemaNormalizer): SchemaAdapter {
  const names = new Map<string, string>();
  const small = createSmallTargets(normalizer.target);
  const pending: { name: string; ref: string; coercion: CoercionMode }[] = [];
  const formats: Record<string, Format> = { ...numberTextFormats, int64: int64Format };

  /** Texts and values need different schemas. */
  function refTo(ref: string, coercion: CoercionMode): string {
    const key = `${coercion} ${ref}`;
    const name = names.get(key) ?? `s${names.size}`;
    if (!names.has(key)) pending.push({ name, ref, coercion });
    names.set(key, name);
    return `#/components/schemas/${name}`;
  }

  function adapt(schema: JsonSchema, coercion: CoercionMode): unknown {
    collectFormats(schema);
    const target = normalizer.target;
    return toValidatorSchema(schema, { coercion, refTo: (ref) => refTo(ref, coercion), target, small });
  }

  function finish() {
    const schemas: Record<string, unknown> = {};
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
      schemas[next.name] = adapt(normalizer.target(next.ref), next.coercion);
    }
    return { schemas, formats };
  }

  function collectFormats(schema: unknown): void {
    if (typeof schema !== 'object' || schema === null) return;
    const node = schema as Readonly<Record<string, unknown>>;
    Object.assign(formats, formatsOf(node));
    const inPlace = typeof node.$ref === 'string' ? small(node.$ref) : undefined;
    for (const inner of [inPlace, ...Object.values(node)]) collectFormats(inner);
  }

  return { adapt, finish };
}

/** The formats that one schema uses, without those of its subschemas. */
function formatsOf({
  multipleOf,
  pattern,
  format,
}: Readonly<Record<string, unknown>>): Record<string, Format> {
  const used: Record<string, Format> = {};
  if (typeof multipleOf === 'number') used[multipleOfName(multipleOf)] = multipleOfFormat(multipleOf);
  if (typeof pattern === 'string' && !isPlainPattern(pattern)) {
    used[patternName(pattern)] = patternFormat(pattern);
  }
  if (typeof format === 'string' && boundedFormats.includes(format)) {
    used[format] = {
      type: 'string',
      validate: (text) => matchesLongText(text, format) ?? hasFormat(text, format),
    };
  } else if (typeof format === 'string' && !standardFormats.has(format))
    used[format] = Object.hasOwn(integerFormats, format) ? (integerFormats[format] ?? true) : true;
  return used;
}
