import { findInexactNumber } from '../../exact-number.ts';
import { isTextNestedWithin, maxBodyDepth } from '../../json-depth.ts';
import type { ParameterForm } from '../../validation/parameter-form.ts';

/** The delimiter of each style; an encoded one belongs to a value (RFC 6570), except where clients always encode it. */
const delimiters: Readonly<Record<string, RegExp>> = {
  simple: /,/,
  form: /,/,
  label: /[.,]/,
  matrix: /,/,
  spaceDelimited: /%20|\+| /,
  pipeDelimited: /\||%7C/i,
};

/**
 * Parses a parameter that is one text, by its style: with `form`, `1,2` is an array, and `R,1,G,2` or `R=1,G=2` an
 * object. A text that does not match the style stays a text, which the validator then reports.
 * @param raw as it was sent: an encoded delimiter belongs to a value
 */
export function parseStyledValue(
  form: ParameterForm,
  raw: string,
  decode: (text: string) => string,
): unknown {
  const text = withoutPrefix(form, raw);
  if (form.isJson) return jsonOr(decode(text));
  const parts = () => (text === '' ? [] : splitStyled(form, text, decode));
  if (form.kinds.has('object')) return objectOf(form, text, parts(), decode);
  // It is an array where nothing else is allowed, or where it has several parts.
  if (form.kinds.has('array') && (!form.kinds.has('single') || parts().length > 1)) return parts();
  return decode(text);
}

/**
 * The parts of a text by the delimiter of its style. Most clients encode each value whole, `1%2C2`: in an object, and where no
 * item can have a comma, an encoded comma delimits as well, if none stands by itself.
 */
function splitStyled(form: ParameterForm, text: string, decode: (text: string) => string): readonly string[] {
  const parts = text.split(delimiters[form.style] ?? /,/).map(decode);
  const [only = ''] = parts;
  if (parts.length > 1 || form.style !== 'form') return parts;
  const isDelimiter = form.kinds.has('object') || form.itemForm()?.mayHaveCommas === false;
  return isDelimiter ? only.split(',') : parts;
}

/** The value of a text that is JSON; any other text as it is, one that nests too deep, and one with a number that would change. */
export function jsonOr(text: string): unknown {
  if (!isTextNestedWithin(maxBodyDepth, text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return findInexactNumber(text) === undefined ? value : text;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** A list of one value; some clients send a list in JSON. */
export function toList(value: string): readonly unknown[] {
  const list = value.startsWith('[') ? jsonOr(value) : undefined;
  return Array.isArray(list) ? list : [value];
}

function objectOf(
  form: ParameterForm,
  text: string,
  parts: readonly string[],
  decode: (text: string) => string,
): unknown {
  const whole = decode(text);
  if (/^\s*\{/.test(whole)) return jsonOr(whole);
  if (form.explode && parts.length > 0 && parts.every((part) => part.includes('='))) {
    return Object.fromEntries(parts.map((part) => splitOnce(part)));
  }
  if (parts.length === 0 || parts.length % 2 === 1) return whole;
  return Object.fromEntries(
    parts.flatMap((key, index) => (index % 2 === 0 ? [[key, parts[index + 1] ?? '']] : [])),
  );
}

/** Removes what the style adds in front: `matrix` writes `5` as `;id=5`, `label` as `.5`. */
function withoutPrefix({ style, name }: ParameterForm, text: string): string {
  if (style === 'label') return text.replace(/^\./, '');
  if (style !== 'matrix') return text;
  return text
    .split(';')
    .filter((part) => part !== '')
    .map((part) => (part.startsWith(`${name}=`) ? part.slice(name.length + 1) : part))
    .join(',');
}

function splitOnce(part: string): readonly [string, string] {
  const at = part.indexOf('=');
  return [part.slice(0, at), part.slice(at + 1)];
}
