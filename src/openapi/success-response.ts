import type { ResponseObject } from './document.ts';
import type { Operation } from './operations.ts';

/** What an operation declares for the case that all goes well. */
export interface Success {
  readonly status: number;
  readonly response: ResponseObject;
}

const usual = [200, 201, 202, 204];

/**
 * What an operation answers when all goes well: the likeliest 2xx that it declares, else another success, a redirect,
 * or what `default` says. One that declares none of these answers 204.
 */
export function successOf({ responses }: Operation): Success {
  const declared = Object.keys(responses);
  const of = (pattern: RegExp) => declared.filter((status) => pattern.test(status)).sort();
  const key =
    usual.map(String).find((status) => Object.hasOwn(responses, status)) ??
    [/^2\d\d$/, /^2xx$/i, /^3\d\d$/, /^3xx$/i, /^default$/].flatMap(of)[0];
  if (key === undefined) return { status: 204, response: {} };
  return { status: statusOf(key), response: responses[key] ?? {} };
}

function statusOf(key: string): number {
  return key === 'default' ? 200 : Number(key.replace(/xx$/i, '00'));
}
