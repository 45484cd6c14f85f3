import { isObject } from '../../json.ts';
import { compilePattern } from '../../pattern/compile-pattern.ts';
import { type JsonSchema, type JsonSchemaObject, type TypeName, typeNames } from '../json-schema.ts';

/** Normalizes a schema inside the keyword's value. */
type Normalize = (node: unknown) => JsonSchema;

/** The normalized value of a keyword; `undefined` when the value is not of the keyword's type. */
type ReadKeyword = (value: unknown, normalize: Normalize) => unknown;

function isTypeName(value: unknown): value is TypeName {
  return typeNames.some((name) => name === value);
}

const count: ReadKeyword = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

const number: ReadKeyword = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

const factor: ReadKeyword = (value) =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;

const flag: ReadKeyword = (value) => (typeof value === 'boolean' ? value : undefined);

const anything: ReadKeyword = (value) => value;

const filledList: ReadKeyword = (value) => (Array.isArray(value) && value.length > 0 ? value : undefined);

const pattern: ReadKeyword = (value) =>
  typeof value === 'string' && compilePattern(value) !== undefined ? value : undefined;

const text: ReadKeyword = (value) => (typeof value === 'string' ? value : undefined);

const names: ReadKeyword = (value) =>
  Array.isArray(value) && value.every((name) => typeof name === 'string') ? [...new Set(value)] : undefined;

const type: ReadKeyword = (value) => {
  const known = (Array.isArray(value) ? value : [value]).filter(isTypeName);
  return known.length > 0 ? [...new Set(known)] : undefined;
};

const schema: ReadKeyword = (value, normalize) =>
  isObject(value) || typeof value === 'boolean' ? normalize(value) : undefined;

const schemas: ReadKeyword = (value, normalize) =>
  Array.isArray(value) && value.length > 0 ? value.map(normalize) : undefined;

const namedSchemas: ReadKeyword = (value, normalize) =>
  isObject(value) ? mapValues(value, normalize) : undefined;

const patternedSchemas: ReadKeyword = (value, normalize) =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([source]) => compilePattern(source) !== undefined)
          .map(([source, node]) => [source, normalize(node)]),
      )
    : undefined;

const namedNames: ReadKeyword = (value, normalize) =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([, list]) => names(list, normalize) !== undefined))
    : undefined;

function mapValues(map: Readonly<Record<string, unknown>>, normalize: Normalize): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(map).map(([name, node]) => [name, normalize(node)]));
}

/** The keywords of JSON Schema 2020-12 that restrict or describe a value. Any other is left out: it has no effect. */
export const keywords: ReadonlyMap<string, ReadKeyword> = new Map<keyof JsonSchemaObject, ReadKeyword>([
  ['type', type],
  ['enum', filledList],
  ['const', anything],
  ['not', schema],
  ['allOf', schemas],
  ['anyOf', schemas],
  ['oneOf', schemas],
  ['if', schema],
  ['then', schema],
  ['else', schema],
  ['minimum', number],
  ['maximum', number],
  ['exclusiveMinimum', number],
  ['exclusiveMaximum', number],
  ['multipleOf', factor],
  ['minLength', count],
  ['maxLength', count],
  ['pattern', pattern],
  ['format', text],
  ['items', schema],
  ['prefixItems', schemas],
  ['contains', schema],
  ['minContains', count],
  ['maxContains', count],
  ['minItems', count],
  ['maxItems', count],
  ['uniqueItems', flag],
  ['unevaluatedItems', schema],
  ['properties', namedSchemas],
  ['patternProperties', patternedSchemas],
  ['additionalProperties', schema],
  ['unevaluatedProperties', schema],
  ['propertyNames', schema],
  ['required', names],
  ['minProperties', count],
  ['maxProperties', count],
  ['dependentRequired', namedNames],
  ['dependentSchemas', namedSchemas],
  ['default', anything],
  ['examples', filledList],
  ['readOnly', flag],
  ['writeOnly', flag],
  ['contentEncoding', text],
  ['contentMediaType', text],
  ['contentSchema', (value, normalize) => (isObject(value) ? [normalize(value)] : undefined)],
]);
