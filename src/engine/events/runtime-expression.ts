import { isObject, ownValue, plainText } from '../../json.ts';
import { parsePointer } from '../../openapi/reference.ts';
import type { OperationRequest, Reply } from '../../operation.ts';

/** What runtime expressions are about: a request and its response. */
export interface ExpressionScope {
  /** The whole URL of the request. */
  readonly url: string;
  readonly request: Pick<OperationRequest, 'operation' | 'params' | 'query' | 'headers' | 'body'>;
  readonly reply: Reply;
}

/** One kind of expression: its form, and its value, from what the form captures. */
interface ExpressionKind {
  readonly form: RegExp;
  readonly value: (scope: ExpressionScope, name: string) => unknown;
}

/** The expressions of OpenAPI (3.1, Runtime Expressions). The names of headers have any case. */
const kinds: readonly ExpressionKind[] = [
  { form: /^\$url$/, value: ({ url }) => url },
  { form: /^\$method$/, value: ({ request }) => request.operation.method.toUpperCase() },
  { form: /^\$statusCode$/, value: ({ reply }) => reply.status },
  { form: /^\$request\.path\.(.+)$/, value: ({ request }, name) => ownValue(request.params, name) },
  { form: /^\$request\.query\.(.+)$/, value: ({ request }, name) => ownValue(request.query, name) },
  { form: /^\$request\.header\.(.+)$/, value: ({ request }, name) => headerIn(request.headers, name) },
  { form: /^\$response\.header\.(.+)$/, value: ({ reply }, name) => headerIn(reply.headers ?? {}, name) },
  { form: /^\$request\.body(?:#(.*))?$/, value: ({ request }, name) => partOf(request.body, name) },
  { form: /^\$response\.body(?:#(.*))?$/, value: ({ reply }, name) => partOf(reply.body, name) },
];

/** An expression within a text, in braces. */
const embedded = /\{(\$[^{}]+)\}/g;

/**
 * The text that a callback's key stands for: `{$request.body#/url}/events?id={$response.body#/id}`. `undefined` where an
 * expression in it has no value, as when the client left the URL out.
 * @example evaluateAddress('$request.query.callback', scope) // 'http://127.0.0.1:9000/'
 */
export function evaluateAddress(template: string, scope: ExpressionScope): string | undefined {
  const bare = evaluate(template.trim(), scope);
  if (bare !== undefined || template.startsWith('$')) return bare;
  let isWhole = true;
  const text = template.replace(embedded, (_, expression: string) => {
    const value = evaluate(expression, scope);
    isWhole &&= value !== undefined;
    return value ?? '';
  });
  return isWhole ? text : undefined;
}

/** The value of one expression as text; `undefined` where it has none, or is no expression. */
function evaluate(expression: string, scope: ExpressionScope): string | undefined {
  for (const { form, value } of kinds) {
    const match = form.exec(expression);
    if (match !== null) return toText(value(scope, match[1] ?? ''));
  }
  return undefined;
}

function toText(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return plainText(value);
}

function headerIn(headers: OperationRequest['headers'], name: string): unknown {
  const wanted = name.toLowerCase();
  const found = Object.entries(headers).find(([each]) => each.toLowerCase() === wanted)?.[1];
  return typeof found === 'object' ? found.join(', ') : found;
}

/** The part of a body that a JSON pointer leads to (RFC 6901). */
function partOf(body: unknown, pointer: string): unknown {
  let part: unknown = body;
  for (const token of parsePointer(pointer) ?? ['']) {
    if (Array.isArray(part)) part = part[Number(token)];
    else part = isObject(part) ? ownValue(part, token) : undefined;
  }
  return part;
}
