import type { Random } from '../../../random.ts';
import { drawDelay } from '../delays/delay.ts';
import type { CountedLimit } from '../limits/rate-limit-fields.ts';
import type { OverridableRequest } from './bound-override.ts';
import { isDecisive, type OverrideDefinition, type ResponseDefinition } from './override-definition.ts';
import { isDue, nextResponse, type OverrideEntry } from './override-entry.ts';

/** What applies to a request. */
export interface AppliedOverrides {
  /** Those that apply, the first to match first. */
  readonly ids: readonly string[];
  /** In milliseconds. */
  readonly delayMs?: number;
  /** The rate limits that the request was counted against; absent where there is none. */
  readonly limits?: readonly CountedLimit[];
  /** The response, and the override that it is of; absent where the operation's own response is only delayed. */
  readonly decision?: {
    readonly id: string;
    readonly definition: OverrideDefinition;
    readonly response: ResponseDefinition;
    /** The random numbers of the override. */
    readonly random: Random;
  };
}

/**
 * Chooses what applies to a request, and counts it. Rate limits come first, as a gateway's do: one that is exceeded
 * decides.
 * @param sorted in the order in which they come
 */
export function chooseOverrides(
  sorted: readonly OverrideEntry[],
  request: OverridableRequest,
): AppliedOverrides | undefined {
  const counted = sorted.flatMap((entry) => countLimit(entry, request));
  const exceeded = counted.find(({ limit }) => limit.state.isExceeded);
  const applied = applyInTurn(sorted, request, exceeded?.entry);
  if (counted.length === 0) return applied;
  return { ids: [], ...applied, limits: counted.map(({ limit }) => limit) };
}

interface CountedEntry {
  readonly entry: OverrideEntry;
  readonly limit: CountedLimit;
}

/** Counts a request against the rate limit of an override, where it has one that is due. */
function countLimit(entry: OverrideEntry, request: OverridableRequest): readonly CountedEntry[] {
  const { id, limiter, override } = entry;
  const { rateLimit: limit } = override.definition;
  const { client } = request;
  if (!limiter || !limit || !client || !isDue(entry, request)) return [];
  const state = limiter.take(client.keyOf(limit.by), client.now());
  return [{ entry, limit: { id, limit, state } }];
}

/**
 * The first that is more than a delay decides; the first delay on the way to it holds, else that of all responses.
 * @param exceeded the one whose rate limit is exceeded, which decides
 */
function applyInTurn(
  sorted: readonly OverrideEntry[],
  request: OverridableRequest,
  exceeded: OverrideEntry | undefined,
): AppliedOverrides | undefined {
  const ids: string[] = [];
  let delayMs: number | undefined;
  let decision: AppliedOverrides['decision'];

  function apply(entry: OverrideEntry): void {
    const { id, override, random } = entry;
    const response = nextResponse(entry, override.definition);
    if (response.delay !== undefined) delayMs ??= drawDelay(response.delay, random);
    ids.push(id);
    if (isDecisive(response)) decision = { id, definition: override.definition, response, random };
  }

  if (exceeded !== undefined) apply(exceeded);
  for (const entry of sorted) {
    const mayApply = decision === undefined || (delayMs === undefined && isGeneralDelay(entry));
    if (entry.limiter === undefined && mayApply && isDue(entry, request)) apply(entry);
  }
  if (ids.length === 0) return undefined;
  return { ids, ...(decision && { decision }), ...(delayMs !== undefined && { delayMs }) };
}

/** Whether an override delays all responses from the start on, those of other overrides too. */
function isGeneralDelay({ isInitial, override: { definition } }: OverrideEntry): boolean {
  return isInitial && definition.operation === undefined && !definition.responses.some(isDecisive);
}
