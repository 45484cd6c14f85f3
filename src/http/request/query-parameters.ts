import type { ParameterForm } from '../../validation/parameter-form.ts';
import { baseName, parseDeepObject } from './deep-object.ts';
import { parseStyledValue, toList } from './parameter-styles.ts';
import { decodeQuery, type QueryPair } from './query-string.ts';

/** The values of the query's parameters, as texts in arrays and objects, and the names that are not declared. */
export interface QueryParameters {
  readonly values: ReadonlyMap<string, unknown>;
  readonly unknown: readonly string[];
}

/**
 * Parses the query by the styles of its parameters.
 * @param credentials the names of parameters that security schemes declare
 */
export function parseQueryParameters(
  pairs: readonly QueryPair[],
  forms: readonly ParameterForm[],
  credentials: ReadonlySet<string>,
): QueryParameters {
  const values = new Map<string, unknown>();
  if (pairs.length === 0) return { values, unknown: [] };
  const used = new Set<QueryPair>(pairs.filter(({ name }) => credentials.has(name)));
  // A credential is no property of a map, though a parameter of its own may have its name.
  const others = pairs.filter((pair) => !used.has(pair));
  for (const form of forms) {
    const own = ownPairs(form, form.isMap && isExploded(form) ? others : pairs, forms);
    for (const pair of own) used.add(pair);
    if (own.length > 0) values.set(form.name, sentValue(form, own));
  }
  const unknown = pairs.filter((pair) => !used.has(pair)).map(({ name }) => baseName(name));
  return { values, unknown: [...new Set(unknown)] };
}

/**
 * The pairs that belong to a parameter: those of its name, which may itself contain brackets, or of its name followed
 * by brackets; for an exploded object, those of its properties, and for a map all that are no other parameter's.
 */
function ownPairs(
  form: ParameterForm,
  pairs: readonly QueryPair[],
  forms: readonly ParameterForm[],
): readonly QueryPair[] {
  const isOther = (name: string) => name !== form.name && forms.some((other) => other.name === name);
  const named = pairs.filter(
    ({ name }) => name === form.name || (baseName(name) === form.name && !isOther(name)),
  );
  if (named.length > 0 || !isExploded(form)) return named;
  const isOwn = (name: string) =>
    form.properties.has(name) || (form.isMap && !isElsewhere(name, form, forms));
  return pairs.filter(({ name }) => isOwn(baseName(name)) && !isOther(name));
}

/** Whether a name in the query is another parameter's, or that of a property of one, and so none of a map's. */
function isElsewhere(name: string, map: ParameterForm, forms: readonly ParameterForm[]): boolean {
  return forms.some(
    (form) =>
      form !== map && (baseName(form.name) === name || (isExploded(form) && form.properties.has(name))),
  );
}

/**
 * The pairs by the names that are declared where theirs differ in the case only: `count` as `Count`. A name that is
 * declared itself, or that several may mean, stays as it is.
 */
export function inDeclaredCase(
  pairs: readonly QueryPair[],
  forms: readonly ParameterForm[],
  credentials: ReadonlySet<string>,
): readonly QueryPair[] {
  const declared = [...new Set([...forms.flatMap(namesOf), ...credentials])];
  return pairs.map((pair) => {
    const base = declared.some((each) => each.toLowerCase() === pair.name.toLowerCase())
      ? pair.name
      : baseName(pair.name);
    if (declared.includes(base)) return pair;
    const [name, ...others] = declared.filter((each) => each.toLowerCase() === base.toLowerCase());
    if (name === undefined || others.length > 0) return pair;
    return { ...pair, name: `${name}${pair.name.slice(base.length)}` };
  });
}

function namesOf(form: ParameterForm): readonly string[] {
  return isExploded(form) ? [form.name, ...form.properties.keys()] : [form.name];
}

/** Whether the properties of an object are query parameters of their own: `?R=100&G=200`. */
export function isExploded({ kinds, style, explode, isJson }: ParameterForm): boolean {
  return kinds.has('object') && style === 'form' && explode && !isJson;
}

function sentValue(form: ParameterForm, own: readonly QueryPair[]): unknown {
  const exact = own.filter(({ name }) => name === form.name);
  const [first] = exact;
  if (first === undefined)
    return parseDeepObject(own[0]?.name.startsWith(`${form.name}[`) ? own : toBrackets(own), form);
  if (exact.length < own.length) return parseDeepObject(own, form);
  const isList = form.kinds.has('array') && form.explode && !form.isJson;
  if (exact.length > 1) return exact.map(({ value }) => value);
  if (isList) return form.kinds.has('single') ? first.value : toList(first.value);
  return parseStyledValue(form, first.raw, decodeQuery);
}

/** `R=1&G[a]=2` as `x[R]=1&x[G][a]=2`. */
function toBrackets(pairs: readonly QueryPair[]): readonly QueryPair[] {
  return pairs.map((pair) => ({ ...pair, name: pair.name.replace(/^[^[]*/, (name) => `x[${name}]`) }));
}
