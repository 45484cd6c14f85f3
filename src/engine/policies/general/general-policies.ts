import { SandboxError } from '../../../errors.ts';
import type { GivenDelay } from '../delays/delay.ts';
import { parseDelay } from '../delays/parse-delay.ts';
import { parseRateLimit } from '../limits/parse-rate-limit.ts';
import type { GivenRateLimit } from '../limits/rate-limit.ts';
import type { Override } from '../overrides/override.ts';
import type { PartParser } from '../parse-parts.ts';
import { createPlace } from '../place.ts';
import { type GivenErrorRate, type GivenFaultRate, parseErrorRate, parseFaultRate } from './parse-rate.ts';

type OneOrMore<T> = T | readonly T[];

/** What holds for every request to every session, from the start on. */
export interface GeneralPolicies {
  /** How long every response is delayed: `250`, `'250ms'`, `'100ms-2s'`, `'200ms~0.4'`. */
  readonly delay?: GivenDelay | undefined;
  /** How many requests fail: `'5%'`, which is with 500, or `'503:5%'`. */
  readonly errorRate?: OneOrMore<GivenErrorRate> | undefined;
  /** How many responses have a fault on the wire: `'2%'`, which is a reset, or `'truncate:2%'`. */
  readonly faultRate?: OneOrMore<GivenFaultRate> | undefined;
  /** How many requests a client may send: `'100/1m'`. */
  readonly rateLimit?: OneOrMore<GivenRateLimit> | undefined;
}

/** How each policy becomes overrides without an operation: which value is parsed, and what it is as an override. */
const toOverrideOf: { readonly [K in keyof GeneralPolicies]-?: PartParser<Override> } = {
  delay: (value, place) => parseDelay(value, place) && { respond: { delay: value as GivenDelay } },
  errorRate: (value, place) => {
    const rate = parseErrorRate(value, place);
    return rate && { respond: { status: rate.status }, probability: rate.probability };
  },
  faultRate: (value, place) => {
    const rate = parseFaultRate(value, place);
    return rate && { respond: { fault: rate.fault }, probability: rate.probability };
  },
  rateLimit: (value, place) => parseRateLimit(value, place) && { rateLimit: value as GivenRateLimit },
};

/** The names of the policies. */
const generalPolicyNames = Object.keys(toOverrideOf) as readonly (keyof GeneralPolicies)[];

/**
 * The overrides that policies stand for.
 * @param unchecked whether their statuses need no declaration, where others do
 * @throws SandboxError `invalid` with every issue.
 */
export function toGeneralOverrides(policies: GeneralPolicies, unchecked = false): readonly Override[] {
  const issues: string[] = [];
  const overrides = generalPolicyNames.flatMap((name) => {
    const given = policies[name];
    const values: readonly unknown[] = given === undefined ? [] : Array.isArray(given) ? given : [given];
    return values.flatMap((value) => toOverrideOf[name](value, createPlace(issues, name)) ?? []);
  });
  if (issues.length > 0) throw new SandboxError('invalid', issues.join('; '), { issues });
  return unchecked ? overrides.map((each) => ({ ...each, unchecked })) : overrides;
}
