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
 * or what `default` says. An operation that declares failures alone answers the first of those, and one that declares
 * nothing 204.
 */
export function successOf({ responses }: Operation): Success {
  const declared = Object.keys(responses);
  const of = (pattern: RegExp) => declared.filter((status) => pattern.test(status)).sort();
  const key =
    usual.map(String).find((status) => Object.hasOwn(responses, status)) ??
    [...of(/^2\d\d$/), ...of(/^2xx$/i), ...of(/^3\d\d$/), ...of(/^3xx$/i), ...of(/^default$/)][0] ??
    [...of(/^1/), ...of(/^[45]/)][0];
  const response = key === undefined ? {} : (responses[key] ?? {});
  return { status: statusOf(key), response };
}

function statusOf(key: string | undefined): number {
  if (key === undefined) return 204;
  if (key === 'default') return 200;
  return Number(key.replace(/xx$/i, '00'));
}
