import type { Request } from 'express';
import type { ParameterForm } from '../../validation/parameter-form.ts';
import type { RequestSchema } from '../../validation/request-schemas.ts';
import { cookiesOf } from './cookies.ts';
import { parseStyledValue } from './parameter-styles.ts';
import { parseQueryParameters } from './query-parameters.ts';
import { parseQueryString } from './query-string.ts';

/** What a request gives for its operation's parameters. */
export interface DeserializedParameters {
  /** Texts, in arrays and objects, by place and name: `query pageSize`. A parameter that is absent has none. */
  readonly values: Record<string, unknown>;
  /** The names in the query that no parameter has. */
  readonly unknown: readonly string[];
}

/**
 * Reads all parameters of a request as their styles say. The validator's own way takes what is in the query for JSON
 * where it can, refuses characters that clients do send, and loses names that have brackets.
 */
export function deserializeParameters(
  req: Request,
  params: Readonly<Record<string, unknown>>,
  view: RequestSchema,
): DeserializedParameters {
  const { values: query, unknown } = parseQueryParameters(
    parseQueryString(req.url),
    view.queryForms,
    view.credentials,
  );
  const cookies = cookiesOf(req.headers.cookie);
  const read = view.parameters.flatMap(({ form }) => {
    const value = form.in === 'query' ? query.get(form.name) : textOf(form, req, params, cookies);
    return value === undefined ? [] : [[form.key, value] as const];
  });
  return { values: Object.fromEntries(read), unknown };
}

function textOf(
  form: ParameterForm,
  req: Request,
  params: Readonly<Record<string, unknown>>,
  cookies: ReadonlyMap<string, string>,
): unknown {
  const sent = form.in === 'path' ? ownText(params, form.name) : undefined;
  const other = form.in === 'header' ? req.get(form.name) : cookies.get(form.name);
  const text = form.in === 'path' ? sent : other;
  return text === undefined
    ? undefined
    : parseStyledValue(form, text, form.in === 'header' ? trimmed : asItIs);
}

function ownText(params: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

const trimmed = (text: string) => text.trim();
const asItIs = (text: string) => text;
