import type { AdminSchema } from '../api/admin-types.ts';

type Parameter = AdminSchema<'OperationParameter'>;

/** A name and a value, both still to be percent-encoded, except where `isEncoded`. */
export interface ParameterPair {
  readonly name: string;
  readonly value: string;
}

const delimiters: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

/** The value that a text in a field means: `a, b` and `["a","b"]` are lists, `{"a":1}` an object. */
export function parseParameterText({ field, isJson }: Parameter, text: string): unknown {
  if (field.kind !== 'array' && field.kind !== 'object' && field.kind !== 'json') return text;
  if (isJson || /^\s*[[{]/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  return field.kind === 'array' ? text.split(',').map((each) => each.trim()) : text;
}

/** A value as it stands in a text field. */
export function toParameterText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : `${value}`;
}

/** The pairs of a query parameter, by its style: `tags=a&tags=b`, `tags=a|b`, `filter[name]=x`. */
export function queryPairs(parameter: Parameter, value: unknown): readonly ParameterPair[] {
  const { name, style = 'form', isJson } = parameter;
  if (isJson) return [{ name, value: JSON.stringify(value) }];
  if (Array.isArray(value)) return listPairs(parameter, value);
  if (!isObject(value)) return [{ name, value: toText(value) }];
  if (style === 'deepObject') return deepPairs(name, value);
  const members = Object.entries(value).map(([key, each]) => ({ name: key, value: toText(each) }));
  if (parameter.explode ?? style === 'form') return members;
  return [{ name, value: members.map((member) => `${member.name},${member.value}`).join(',') }];
}

function listPairs(
  { name, style = 'form', explode = style === 'form' }: Parameter,
  values: readonly unknown[],
) {
  const texts = values.map(toText);
  if (explode) return texts.map((value) => ({ name, value }));
  return [{ name, value: texts.join(delimiters[style] ?? ',') }];
}

function deepPairs(name: string, value: object): readonly ParameterPair[] {
  return Object.entries(value).flatMap(([key, each]) => {
    const inner = `${name}[${key}]`;
    if (isObject(each)) return deepPairs(inner, each);
    return [each].flat().map((part) => ({ name: inner, value: toText(part) }));
  });
}

/** The value of a path parameter as a part of the path, percent-encoded; or that of a header or cookie, which is not. */
export function simpleText(
  { name, style = 'simple', explode = false, isJson }: Parameter,
  value: unknown,
): string {
  if (isJson) return JSON.stringify(value);
  const parts = Array.isArray(value)
    ? value.map(toText)
    : isObject(value)
      ? Object.entries(value).map(([key, each]) =>
          explode ? `${key}=${toText(each)}` : `${key},${toText(each)}`,
        )
      : [toText(value)];
  if (style === 'label') return `.${parts.join(explode ? '.' : ',')}`;
  if (style === 'matrix') return `;${name}=${parts.join(explode ? `;${name}=` : ',')}`;
  return parts.join(',');
}

function toText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : `${value}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
