import type { Random } from '../../../random.ts';
import { createRateLimiter, type RateLimiter } from '../limits/rate-limiter.ts';
import type { BoundOverride, OverridableRequest } from './bound-override.ts';
import type { OverrideDefinition, ResponseDefinition } from './override-definition.ts';

/** An override in the list of a session. */
export interface ListedOverride {
  /** Such as `override-1`, in the order in which they were added. */
  readonly id: string;
  readonly override: BoundOverride;
  /** Whether it comes with the sandbox: a file or a flag, so that a reset brings it back. */
  readonly isInitial: boolean;
  /** How many requests it was applied to. */
  readonly hits: number;
  /** How many requests it matched. */
  readonly matches: number;
}

/** An override in a list, with what counts its requests. */
export interface OverrideEntry extends ListedOverride {
  readonly number: number;
  override: BoundOverride;
  hits: number;
  matches: number;
  /** Its own numbers, so that no other override changes them. */
  readonly random: Random;
  /** Where it has a rate limit. */
  readonly limiter?: RateLimiter;
}

/** @param number in the order in which the list gets its overrides */
export function createOverrideEntry(
  override: BoundOverride,
  number: number,
  isInitial: boolean,
  random: Random,
): OverrideEntry {
  const id = `override-${number}`;
  const { rateLimit } = override.definition;
  return {
    id,
    number,
    override,
    isInitial,
    hits: 0,
    matches: 0,
    random: random.fork(id),
    ...(rateLimit && { limiter: createRateLimiter(rateLimit) }),
  };
}

/** An override as it is, in which nothing that is counted stays: for a request that leaves no trace. */
export function copyEntry(entry: OverrideEntry): OverrideEntry {
  const { random, limiter } = entry;
  return {
    ...entry,
    random: random.fork(`looked at after ${entry.matches}`),
    ...(limiter && { limiter: { take: limiter.peek, peek: limiter.peek } }),
  };
}

/** By priority, then those of the session before those that it began with, then the latest first. */
export function compareEntries(a: OverrideEntry, b: OverrideEntry): number {
  const byPriority = a.override.definition.priority - b.override.definition.priority;
  return byPriority || Number(a.isInitial) - Number(b.isInitial) || b.number - a.number;
}

/** Whether an override applies to a request: it matches, and neither its count nor chance is against it. */
export function isDue(entry: OverrideEntry, request: OverridableRequest): boolean {
  const { definition } = entry.override;
  if (entry.hits >= definition.times || !entry.override.matches(request)) return false;
  entry.matches += 1;
  if (entry.matches <= definition.after) return false;
  return definition.probability === 1 || entry.random.next() < definition.probability;
}

/** The responses of an override in turn; the last one stays. */
export function nextResponse(entry: OverrideEntry, { responses }: OverrideDefinition): ResponseDefinition {
  const [first] = responses;
  const response = responses[entry.hits] ?? responses.at(-1) ?? first;
  if (response === undefined) throw new Error('an override has at least one response');
  entry.hits += 1;
  return response;
}
