import { plainText } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';

/** What the schema of a job says of how it goes on. */
export interface JobStates {
  /** The property that holds the state; absent where a flag alone says that the job is done. */
  readonly property?: string;
  /** The states before it runs; the value that a job begins with, where nothing lists its states. */
  readonly waiting: readonly string[];
  readonly running?: string;
  readonly succeeded?: string;
  /** The flags that are set when it is done. */
  readonly flags: readonly string[];
  /** Whether the contract lists the states, and how certain that makes it that they are those of a job. */
  readonly certainty: 'listed with failure' | 'listed' | 'free';
}

const waitingWords =
  /^(queued|enqueued|pending|scheduled|accepted|submitted|created|new|waiting|received|initiali[sz]ed|initiated|notstarted|requested|validating\w*)$/;
const runningWords =
  /^(running|processing|inprogress|inprocess|started|executing|working|active|ongoing|building|exporting|importing|generating|rendering)$/;
const failedWords = /^(failed|failure|fail|error|errored)$/;

/** The words for a good end, the plainest first. */
const succeededWords = [
  'succeeded',
  'success',
  'successful',
  'completed',
  'complete',
  'done',
  'finished',
  'processed',
  'ready',
];

const stateNames = /(status|state|phase|stage)$/i;
const flagNames = /^(is)?(done|completed?|finished)$/;

/** Finds the states of a job in the schema of its items; `undefined` for items that are no jobs. */
export function jobStates(mergeSchema: MergeSchema, schema: Schema): JobStates | undefined {
  const { properties } = mergeSchema(schema);
  const flags = [...properties]
    .filter(([name, each]) => isFlag(mergeSchema, name, each))
    .map(([name]) => name);
  for (const [name, each] of properties) {
    const found = stateNames.test(name) ? statesOf(name, mergeSchema(each), flags) : undefined;
    if (found !== undefined) return found;
  }
  return flags.length === 0 ? undefined : { waiting: [], flags, certainty: 'free' };
}

function isFlag(mergeSchema: MergeSchema, name: string, schema: Schema): boolean {
  return flagNames.test(plainName(name)) && mergeSchema(schema).types.has('boolean');
}

function statesOf(property: string, merged: MergedSchema, flags: readonly string[]): JobStates | undefined {
  const { keywords, types } = merged;
  if (Array.isArray(keywords.enum)) return listedStates(property, keywords.enum, flags);
  if (!types.has('string') || keywords.const !== undefined || keywords.pattern !== undefined)
    return undefined;
  const quoted = [...plainText(keywords.description ?? '').matchAll(/[`'"“]([A-Za-z][\w-]*)[`'"”]/g)];
  const described = listedStates(
    property,
    quoted.map(([, word]) => word),
    flags,
  );
  if (described !== undefined) return described;
  const free = { property, waiting: ['pending'], running: 'running', succeeded: 'completed', flags } as const;
  return { ...free, certainty: 'free' };
}

function listedStates(
  property: string,
  values: readonly unknown[],
  flags: readonly string[],
): JobStates | undefined {
  const states = values
    .filter((value) => typeof value === 'string')
    .map((value) => ({ value, word: wordOf(value) }));
  const find = (words: RegExp) => states.filter(({ word }) => words.test(word)).map(({ value }) => value);
  const [waiting, [running], [failed]] = [find(waitingWords), find(runningWords), find(failedWords)];
  const best = succeededWords.find((word) => states.some((state) => state.word === word));
  const succeeded = states.find(({ word }) => word === best)?.value;
  if (succeeded === undefined || (running === undefined && waiting.length === 0)) return undefined;
  return {
    property,
    waiting,
    ...(running !== undefined && { running }),
    succeeded,
    flags,
    certainty: failed === undefined ? 'listed' : 'listed with failure',
  };
}

/** The word of a state: `running` for `JOB_STATE_RUNNING`, `inprogress` for `IN_PROGRESS`. */
function wordOf(state: string): string {
  const withoutPrefix = plainName(state.replace(/^.*(STATUS|STATE)_/i, ''));
  return withoutPrefix === '' ? plainName(state) : withoutPrefix;
}
