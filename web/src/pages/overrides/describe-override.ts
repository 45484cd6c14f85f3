import type { AdminSchema } from '../../api/admin-types.ts';

type Listed = AdminSchema<'ListedOverride'>;

/** What an override does, in a few words: `503, then 429`, `delay 2s`, `fault reset`. */
export function describeEffect({ respond, rateLimit }: Listed): string {
  const responses = [respond ?? []].flat().map(describeResponse);
  const limit = rateLimit === undefined ? [] : [`limit ${short(rateLimit)}`];
  return [...limit, ...(responses.length === 0 ? [] : [responses.join(', then ')])].join(': ');
}

type Response = NonNullable<Extract<Listed['respond'], readonly unknown[]>>[number];

function describeResponse(response: Response): string {
  const { status, example, body, patch, headers, delay, fault } = response;
  const parts = [
    status === undefined ? [] : `${status}`,
    example === undefined ? [] : `example ${example}`,
    body === undefined ? [] : `body ${short(body)}`,
    patch === undefined ? [] : `patch ${short(patch)}`,
    headers === undefined ? [] : `headers ${Object.keys(headers).join(', ')}`,
    delay === undefined ? [] : `delay ${short(delay)}`,
    fault === undefined ? [] : `fault ${short(fault)}`,
  ];
  return parts.flat().join(' · ') || 'the usual response';
}

/** To how many more requests it applies; `undefined` for always. */
export function remainingTimes({ times, hits }: Listed): number | undefined {
  return times === undefined ? undefined : Math.max(0, times - hits);
}

/** What else decides on its requests: `when …`, `after 3`, `5%`. */
export function describeConditions({ when, after, probability, priority, carryOut }: Listed): string {
  const parts = [
    when === undefined ? [] : `when ${short(when)}`,
    after === undefined ? [] : `after ${after}`,
    probability === undefined ? [] : `${Number((probability * 100).toPrecision(4))}%`,
    priority === undefined ? [] : `priority ${priority}`,
    carryOut === undefined ? [] : `carry out: ${carryOut}`,
  ];
  return parts.flat().join(' · ');
}

const maxShown = 60;

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= maxShown ? text : `${text.slice(0, maxShown)}…`;
}
