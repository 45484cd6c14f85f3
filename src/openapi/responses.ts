import type { ResponseObject } from './document.ts';
import type { Operation } from './operations.ts';

/**
 * The key under which an operation declares the response with a status: the status itself, its class (`4XX`), or
 * `default`; `undefined` when it declares none. `default` covers a success only where no success is declared: most
 * contracts mean failures by it.
 */
export function responseKey({ responses }: Operation, status: number): string | undefined {
  const [exact, inClass] = [`${status}`, `${Math.floor(status / 100)}XX`];
  const isDefault = status >= 400 || !declaresSuccess(responses);
  const candidates = [exact, inClass, inClass.toLowerCase(), ...(isDefault ? ['default'] : [])];
  return candidates.find((candidate) => Object.hasOwn(responses, candidate));
}

/**
 * Whether an operation declares no response for success; many contracts declare failures only. The response to a
 * successful request then has no body.
 */
export function declaresNoSuccess({ responses }: Operation): boolean {
  return !declaresSuccess(responses) && !Object.hasOwn(responses, 'default');
}

/** By the responses of an operation: requests ask again and again, and the contract never changes. */
const successes = new WeakMap<Operation['responses'], boolean>();

function declaresSuccess(responses: Operation['responses']): boolean {
  const known = successes.get(responses);
  if (known !== undefined) return known;
  const declares = Object.keys(responses).some((key) => /^[23]/.test(key));
  successes.set(responses, declares);
  return declares;
}

/** The response that an operation declares for success. */
export interface DeclaredSuccess {
  readonly status: number;
  readonly response: ResponseObject;
}

/** The most common successes, the first of which an operation declares is its success. */
const commonStatuses = [200, 201, 202, 204];

/**
 * What an operation responds with on success: the most common 2xx that it declares, else another success, a redirect,
 * or `default`; 204 without a body when it declares none of these.
 */
export function successResponseOf({ responses }: Operation): DeclaredSuccess {
  const known = declaredSuccesses.get(responses);
  if (known !== undefined) return known;
  const found = findSuccess(responses);
  declaredSuccesses.set(responses, found);
  return found;
}

/** By the responses of an operation, as above. */
const declaredSuccesses = new WeakMap<Operation['responses'], DeclaredSuccess>();

function findSuccess(responses: Operation['responses']): DeclaredSuccess {
  const keys = Object.keys(responses);
  const matching = (pattern: RegExp) => keys.filter((key) => pattern.test(key)).sort();
  const key =
    commonStatuses.map(String).find((status) => Object.hasOwn(responses, status)) ??
    [/^2\d\d$/, /^2xx$/i, /^3\d\d$/, /^3xx$/i, /^default$/].flatMap(matching)[0];
  if (key === undefined) return { status: 204, response: {} };
  return { status: statusOf(key), response: responses[key] ?? {} };
}

function statusOf(key: string): number {
  return key === 'default' ? 200 : Number(key.replace(/xx$/i, '00'));
}
