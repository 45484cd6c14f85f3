import type { Random } from '../../../random.ts';
import { drawDelay } from '../delays/delay.ts';
import type { BoundOverride, OverridableRequest } from './bound-override.ts';
import { isDecisive, type OverrideDefinition, type ResponseDefinition } from './override-definition.ts';

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

/** What applies to a request. */
export interface AppliedOverrides {
  /** Those that apply, the first to match first. */
  readonly ids: readonly string[];
  /** In milliseconds. */
  readonly delayMs?: number;
  /** The response, and the override that it is of; absent where the operation's own response is only delayed. */
  readonly decision?: {
    readonly id: string;
    readonly definition: OverrideDefinition;
    readonly response: ResponseDefinition;
    /** The random numbers of the override. */
    readonly random: Random;
  };
}

/** The overrides of a session. */
export interface OverrideList {
  /** Adds overrides, which from now on come before those of the same priority. */
  add(overrides: readonly BoundOverride[], isInitial?: boolean): readonly ListedOverride[];
  /** In the order in which they were added. */
  all(): readonly ListedOverride[];
  get(id: string): ListedOverride | undefined;
  /** Returns whether there was one. */
  remove(id: string): boolean;
  clear(): void;
  /** Puts an override in place of one, whose id and counts it has from now on: the contract has changed. */
  rebind(id: string, override: BoundOverride): void;
  /** Finds what applies to a request, and counts it; `undefined` where nothing does. */
  apply(request: OverridableRequest): AppliedOverrides | undefined;
}

interface Entry extends ListedOverride {
  readonly number: number;
  override: BoundOverride;
  hits: number;
  matches: number;
  /** Its own numbers, so that no other override changes them. */
  readonly random: Random;
}

/** @param random the random numbers of the session, for overrides alone */
export function createOverrideList(random: Random): OverrideList {
  let entries: readonly Entry[] = [];
  let sorted: readonly Entry[] = [];
  let added = 0;

  function replace(next: readonly Entry[]): void {
    entries = next;
    sorted = [...next].sort(compareEntries);
  }

  return {
    add(overrides, isInitial = false) {
      const listed = overrides.map((override): Entry => {
        added += 1;
        const id = `override-${added}`;
        return { id, number: added, override, isInitial, hits: 0, matches: 0, random: random.fork(id) };
      });
      replace([...entries, ...listed]);
      return listed;
    },
    all: () => entries,
    get: (id) => entries.find((entry) => entry.id === id),
    remove(id) {
      const left = entries.filter((entry) => entry.id !== id);
      const isKnown = left.length < entries.length;
      if (isKnown) replace(left);
      return isKnown;
    },
    clear: () => replace([]),
    rebind(id, override) {
      for (const entry of entries) if (entry.id === id) entry.override = override;
    },
    apply: (request) => applyFirst(sorted, request),
  };
}

/** By priority, then those of the session before those that it began with, then the latest first. */
function compareEntries(a: Entry, b: Entry): number {
  const byPriority = a.override.definition.priority - b.override.definition.priority;
  return byPriority || Number(a.isInitial) - Number(b.isInitial) || b.number - a.number;
}

/** The first that matches and is more than a delay decides; the first delay on the way to it holds. */
function applyFirst(sorted: readonly Entry[], request: OverridableRequest): AppliedOverrides | undefined {
  const ids: string[] = [];
  let delayMs: number | undefined;
  for (const entry of sorted) {
    if (!isDue(entry, request)) continue;
    const { definition } = entry.override;
    const response = nextResponse(entry, definition);
    if (response.delay !== undefined) delayMs ??= drawDelay(response.delay, entry.random);
    ids.push(entry.id);
    if (!isDecisive(response)) continue;
    const decision = { id: entry.id, definition, response, random: entry.random };
    return { ids, decision, ...(delayMs !== undefined && { delayMs }) };
  }
  return ids.length === 0 ? undefined : { ids, ...(delayMs !== undefined && { delayMs }) };
}

/** Whether an override applies to a request: it matches, and neither its count nor chance is against it. */
function isDue(entry: Entry, request: OverridableRequest): boolean {
  const { definition } = entry.override;
  if (entry.hits >= definition.times || !entry.override.matches(request)) return false;
  entry.matches += 1;
  if (entry.matches <= definition.after) return false;
  return definition.probability === 1 || entry.random.next() < definition.probability;
}

/** The responses of an override in turn; the last one stays. */
function nextResponse(entry: Entry, { responses }: OverrideDefinition): ResponseDefinition {
  const [first] = responses;
  const response = responses[entry.hits] ?? responses.at(-1) ?? first;
  if (response === undefined) throw new Error('an override has at least one response');
  entry.hits += 1;
  return response;
}
