import { isObject } from '../json.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import { isMultipleOf } from '../schema/decimal.ts';
import { isDeepEqual } from '../schema/deep-equal.ts';
import { integerRange } from '../schema/integer-range.ts';
import type { TypeName } from '../schema/json-schema.ts';
import type { FlatSchema } from './flatten/flat-schema.ts';

/** Whether a string has a format. */
export type HasFormat = (text: string, format: string) => boolean;

/** Whether a value satisfies the type, the enum and the string and number keywords of a schema. */
export function fitsScalar(schema: FlatSchema, value: unknown, hasFormat: HasFormat): boolean {
  if (schema.type !== undefined && !schema.type.some((type) => isOfType(value, type))) return false;
  if (schema.enum !== undefined && !schema.enum.some((item) => isDeepEqual(item, value))) return false;
  if (typeof value === 'string') return fitsText(schema, value, hasFormat);
  if (typeof value === 'number') return fitsNumber(schema, value);
  return true;
}

function isOfType(value: unknown, type: TypeName): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return typeof value === type;
}

/** The length of a string in characters (code points), as JSON Schema counts it. */
export function lengthOf(text: string): number {
  return [...text].length;
}

function fitsText(schema: FlatSchema, text: string, hasFormat: HasFormat): boolean {
  const length = lengthOf(text);
  if (length < (schema.minLength ?? 0) || length > (schema.maxLength ?? Infinity)) return false;
  if (schema.format !== undefined && !hasFormat(text, schema.format)) return false;
  return (schema.patterns ?? []).every((pattern) => compilePattern(pattern)?.test(text) ?? true);
}

function fitsNumber(schema: FlatSchema, value: number): boolean {
  const { minimum = -Infinity, maximum = Infinity, multipleOf } = schema;
  if (value < minimum || value > maximum) return false;
  if (value <= (schema.exclusiveMinimum ?? -Infinity)) return false;
  if (value >= (schema.exclusiveMaximum ?? Infinity)) return false;
  if (multipleOf !== undefined && !isMultipleOf(value, multipleOf)) return false;
  return fitsFormatRange(schema.format, value);
}

function fitsFormatRange(format: string | undefined, value: number): boolean {
  const range = integerRange(format);
  return range === undefined || (Number.isInteger(value) && value >= range[0] && value <= range[1]);
}
