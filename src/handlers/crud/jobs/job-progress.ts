import type { JobStates } from '../../../inference/writes/job-states.ts';
import { scalarNumber } from '../../../json.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { Item } from '../stored-item.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { formatTimestamp } from '../values/timestamp-kind.ts';

/** A step in the life of a job. */
export type JobStep = 'run' | 'succeed';

/** A step, with what is known when a job takes it. */
interface Progress {
  readonly step: JobStep;
  readonly states: JobStates;
  readonly now: Date;
}

const startTimes = /^(started|start|begun|processing_started)_(at|on|date|time|timestamp)$/;
const endTimes = /^(finished|completed|ended|end|done|processed|succeeded)_(at|on|date|time|timestamp)$/;
const percentages =
  /^(progress|percent|percentage|completion|(percent|progress|completion)_(complete|completed|percent|percentage)|percent_done)$/;

/** How much of a new job is done, where a property says that by its name; `undefined` for any other. */
export function nothingDone(name: string): number | undefined {
  return percentages.test(splitWords(name)) ? 0 : undefined;
}

/** The next step of a job: it runs where the contract has a state for that, then succeeds; `undefined` once it has ended. */
export function nextStep(
  item: Item,
  { property, waiting, running, succeeded, flags }: JobStates,
): JobStep | undefined {
  const state = property === undefined ? undefined : item[property];
  if (property === undefined) return flags.every((name) => item[name] === true) ? undefined : 'succeed';
  if (succeeded === undefined || typeof state !== 'string') return undefined;
  if (state === running) return 'succeed';
  if (!waiting.includes(state)) return undefined;
  return running === undefined ? 'succeed' : 'run';
}

/**
 * A job after a step: its state, the times of its start and end, and how much of it is done. It never fails by itself.
 * @param properties those of its schemas
 */
export function afterStep(
  item: Item,
  properties: ReadonlyMap<string, MergedSchema>,
  progress: Progress,
): Item {
  const { step, states } = progress;
  const state = step === 'run' ? states.running : states.succeeded;
  const flags = step === 'succeed' ? states.flags.map((name) => [name, true]) : [];
  const changed = {
    ...(states.property !== undefined && state !== undefined && { [states.property]: state }),
    ...Object.fromEntries(flags),
  };
  const others = [...properties].flatMap(([name, merged]): [string, unknown][] => {
    const value = Object.hasOwn(changed, name) ? undefined : valueAfter(name, merged, item[name], progress);
    return value === undefined ? [] : [[name, value]];
  });
  return { ...item, ...changed, ...Object.fromEntries(others) };
}

function valueAfter(name: string, merged: MergedSchema, old: unknown, { step, now }: Progress): unknown {
  const words = splitWords(name);
  const isUnset = old === undefined || old === null;
  if (startTimes.test(words))
    return step === 'run' || isUnset ? formatTimestamp(now, name, merged) : undefined;
  if (step !== 'succeed') return undefined;
  if (endTimes.test(words)) return formatTimestamp(now, name, merged);
  if (!percentages.test(words) || !['number', 'integer'].some((type) => merged.types.has(type)))
    return undefined;
  const whole = scalarNumber(merged.keywords.maximum ?? 100);
  return fitsProperty(merged, whole) ? whole : undefined;
}
