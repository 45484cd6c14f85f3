import type { Request } from 'express';
import type { ParameterForm } from '../../validation/parameter-form.ts';
import type { RequestSchema } from '../../validation/request-schemas.ts';
import { parseCookies } from './cookies.ts';
import { jsonOr, parseStyledValue } from './parameter-styles.ts';
import {
  inDeclaredCase,
  isExploded,
  parseQueryParameters,
  type QueryParameters,
} from './query-parameters.ts';
import { decodeQuery, parseQueryString } from './query-string.ts';
import { sentHeader } from './sent-header.ts';

/** The parameters of a request, before they are validated. */
export interface DeserializedParameters {
  /** Texts, in arrays and objects, by location and name: `query pageSize`; only those that were sent. */
  readonly values: Record<string, unknown>;
  /** The names in the query that are not declared. */
  readonly unknown: readonly string[];
  /** Those that the contract writes in another case. */
  readonly recased: readonly string[];
}

/**
 * Deserializes all parameters of a request by their styles. The validator's own parser treats the query as JSON where
 * it can, refuses characters that clients do send, and loses names with brackets.
 * @param params the path parameters, decoded
 * @param inAnyCase whether a name in the query may differ in its case from the one that is declared
 * @throws SandboxError `malformed` for a query that cannot be decoded.
 */
export function deserializeParameters(
  req: Request,
  params: Readonly<Record<string, unknown>>,
  schema: RequestSchema,
  inAnyCase = false,
): DeserializedParameters {
  const isWhole = schema.queryForms.some(({ isWholeQuery }) => isWholeQuery);
  const sent = isWhole ? [] : parseQueryString(req.url);
  const pairs = inAnyCase ? inDeclaredCase(sent, schema.queryForms, schema.credentials) : sent;
  const { values: query, unknown } = isWhole
    ? wholeQuery(req.url, schema.queryForms)
    : parseQueryParameters(pairs, schema.queryForms, schema.credentials);
  const cookies = parseCookies(req.headers.cookie);
  const entries = schema.parameters.flatMap(({ form, required }) => {
    const sent = form.in === 'query' ? query.get(form.name) : deserialize(form, req, params, cookies);
    // An exploded object of which no property was sent is an empty one.
    const value = sent ?? (required && form.in === 'query' && isExploded(form) ? {} : undefined);
    return value === undefined ? [] : [[form.key, value] as const];
  });
  const recased = sent.flatMap(({ name }, i) => (name === pairs[i]?.name ? [] : [name]));
  return { values: Object.fromEntries(entries), unknown, recased };
}

/** The query as the value of the parameters that describe all of it: other ones may not be beside them. */
function wholeQuery(url: string, forms: readonly ParameterForm[]): QueryParameters {
  const at = url.indexOf('?');
  // A plus is a space in forms only.
  const text = at < 0 ? '' : decodeQuery(url.slice(at + 1).replaceAll('+', '%2B'));
  const values = forms.map((form) => [form.name, form.isJson ? jsonOr(text) : text] as const);
  return { values: new Map(text === '' ? [] : values), unknown: [] };
}

function deserialize(
  form: ParameterForm,
  req: Request,
  params: Readonly<Record<string, unknown>>,
  cookies: ReadonlyMap<string, string>,
): unknown {
  const sent = form.in === 'path' ? ownText(params, form.name) : undefined;
  const other = form.in === 'header' ? sentHeader(req, form.name) : cookies.get(form.name);
  const text = form.in === 'path' ? sent : other;
  return text === undefined
    ? undefined
    : parseStyledValue(form, text, form.in === 'header' ? trim : identity);
}

function ownText(params: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

const trim = (text: string) => text.trim();
const identity = (text: string) => text;
