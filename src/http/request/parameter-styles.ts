import type { ParameterForm } from '../../validation/parameter-form.ts';

const delimiters: Readonly<Record<string, RegExp>> = {
  simple: /,/,
  form: /,/,
  label: /[.,]/,
  matrix: /,/,
  spaceDelimited: /%20|\+| /,
  pipeDelimited: /\||%7C/i,
};

/**
 * What one text stands for, as a parameter's style says: `1,2` is an array for `form`, `R,1,G,2` or `R=1,G=2` an
 * object. A text that is none stays one; the validator says so.
 * @param raw as it was sent: a delimiter that is encoded belongs to a value
 */
export function parseStyledValue(
  form: ParameterForm,
  raw: string,
  decode: (text: string) => string,
): unknown {
  const text = withoutPrefix(form, raw);
  if (form.isJson) return jsonOr(decode(text));
  const parts = () => (text === '' ? [] : text.split(delimiters[form.style] ?? /,/).map(decode));
  if (form.kinds.has('object')) return objectOf(form, text, parts(), decode);
  // An array is meant where nothing else is allowed, or where a text has several parts.
  if (form.kinds.has('array') && (!form.kinds.has('single') || parts().length > 1)) return parts();
  return decode(text);
}

/** A text that is JSON, as what it says. */
export function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
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

/** `;id=5` is `5` in the style `matrix`, `.5` in `label`. */
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
