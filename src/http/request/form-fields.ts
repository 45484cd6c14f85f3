import { isObject } from '../../json.ts';
import type { FieldForm, ValueForm } from '../../validation/parameter-form.ts';
import { jsonOr, parseStyledValue } from './parameter-styles.ts';

/**
 * The fields of a form as texts that the validator converts to their types. A field that the schema declares as an
 * array becomes one, and an array or object that was sent in JSON, as multipart clients do, is parsed. A field with a
 * style of its own (OpenAPI, "Encoding Object") is parsed by that.
 */
export function formFields(body: unknown, forms: ReadonlyMap<string, FieldForm>): unknown {
  if (!isObject(body)) return body;
  const gathered = gatherExploded(withBracketedNames(body, forms), forms);
  return Object.fromEntries(
    Object.entries(gathered).map(([name, value]) => [name, fieldOf(value, forms.get(name))]),
  );
}

/** A name with brackets: `page[title]`. */
const bracketedName = /^([^[\]]+)((?:\[[^[\]]*\])+)$/;

/**
 * A form in which the fields are by their whole names that the contract declares with brackets, `page[title]`, and that
 * were read as properties of an object, `{page: {title}}`.
 */
function withBracketedNames(
  body: Readonly<Record<string, unknown>>,
  forms: ReadonlyMap<string, FieldForm>,
): Readonly<Record<string, unknown>> {
  const found = [...forms.keys()].flatMap((name) => {
    const [, base = '', brackets = ''] = bracketedName.exec(name) ?? [];
    if (base === '' || forms.has(base) || Object.hasOwn(body, name)) return [];
    const keys = [base, ...brackets.slice(1, -1).split('][')].filter((key) => key !== '');
    const value = valueAt(body, keys);
    return value === undefined ? [] : [{ name, keys, value }];
  });
  if (found.length === 0) return body;
  const rest = found.reduce<unknown>((left, { keys }) => without(left, keys), body);
  return Object.fromEntries([
    ...Object.entries(isObject(rest) ? rest : {}),
    ...found.map(({ name, value }) => [name, value] as const),
  ]);
}

function valueAt(value: unknown, [key, ...keys]: readonly string[]): unknown {
  if (key === undefined) return value;
  return isObject(value) && Object.hasOwn(value, key) ? valueAt(value[key], keys) : undefined;
}

/** A value without a property deep in it; `undefined` where nothing else is in it. */
function without(value: unknown, [key, ...keys]: readonly string[]): unknown {
  if (key === undefined || !isObject(value)) return undefined;
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const left = name === key ? without(inner, keys) : inner;
    return left === undefined ? [] : [[name, left] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** A form in which the members of exploded objects, which are fields of their own, are back in their objects. */
function gatherExploded(
  body: Readonly<Record<string, unknown>>,
  forms: ReadonlyMap<string, FieldForm>,
): Readonly<Record<string, unknown>> {
  const exploded = [...forms.values()].filter(
    ({ name, isStyled, kinds, style, explode }) =>
      isStyled && kinds.has('object') && style === 'form' && explode && !Object.hasOwn(body, name),
  );
  if (exploded.length === 0) return body;
  const fields = new Map(Object.entries(body));
  for (const { name, properties } of exploded) {
    const members = [...properties].filter((member) => fields.has(member) && !forms.has(member));
    if (members.length === 0) continue;
    fields.set(name, Object.fromEntries(members.map((member) => [member, fields.get(member)])));
    for (const member of members) fields.delete(member);
  }
  return Object.fromEntries(fields);
}

function fieldOf(value: unknown, form: FieldForm | undefined): unknown {
  if (form === undefined) return value;
  if (typeof value !== 'string') return withLists(value, form);
  if (form.isStyled && !form.explode) return parseStyledValue(form, value, (text) => text);
  const parsed = fromJson(value, form);
  if (typeof parsed === 'string') return withLists(parsed, form);
  return isObject(parsed) && !form.kinds.has('object') ? [parsed] : parsed;
}

/** A text that is JSON, where the schema declares an object or a list. */
function fromJson(text: string, { kinds }: ValueForm): unknown {
  return /^\s*[[{]/.test(text) && (kinds.has('object') || kinds.has('array')) ? jsonOr(text) : text;
}

/** A value whose texts are lists of one where the schema declares nothing but a list: of `a[b]=1` too. */
function withLists(value: unknown, form: ValueForm | undefined): unknown {
  if (typeof value === 'string') {
    return form?.kinds.has('array') && !form.kinds.has('single') ? [value] : value;
  }
  if (form === undefined) return value;
  if (Array.isArray(value)) return withItems(value, form.itemForm());
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withLists(inner, form.propertyOf(name))]),
  );
}

/** The items of a list that was sent one by one: each that is an object or a list is JSON, as in a part of its own. */
function withItems(items: readonly unknown[], form: ValueForm | undefined): readonly unknown[] {
  if (form === undefined) return items;
  return items.map((item) => (typeof item === 'string' ? fromJson(item, form) : withLists(item, form)));
}
