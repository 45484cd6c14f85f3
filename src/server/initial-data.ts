import { StartupError } from '../errors.ts';

import { createClock } from '../session/session-clock.ts';
import { insertRows } from '../state/import-state.ts';
import { truncateList } from '../state/issue-list.ts';
import { parseState, type StateRows } from '../state/parse-state.ts';
import type { StateSchema } from '../state/state-schema.ts';
import type { Collections } from '../storage/store.ts';
import { inTurns } from '../turns.ts';
import type { Settings } from './server-settings.ts';
import { readStateFile } from './state-file-io.ts';

/** What an empty default session starts with, and a reset restores. */
export interface InitialData {
  /** What messages call it, such as `the seed data seeds.yaml`. */
  readonly name: string;
  /** Inserts it into a store without rows. */
  readonly fill: (rows: Collections) => Promise<void>;
}

/** The parts of an API that read seed data, or generate demo data. */
export interface DataSource {
  readonly stateSchema: StateSchema;
  /** Generates so many demo records. */
  readonly demoRows: (count: number) => Promise<StateRows>;
}

/** How many issues a message lists. */
const maxListed = 10;

/**
 * The seed data or demo data that the settings ask for; `undefined` where they ask for neither.
 * @throws StartupError for seed data that does not match the contract, with each location and what to do.
 */
export async function loadInitialData(
  settings: Settings,
  contract: DataSource,
): Promise<InitialData | undefined> {
  const { seedData, seedRows, demo } = settings;
  if ([seedData, seedRows, demo].filter((each) => each !== undefined).length > 1) {
    throw new StartupError('seedData, demo and an object as data contradict each other: give one of them.');
  }
  if (seedRows !== undefined) {
    return fromDocument(settings, contract, 'the data given', JSON.parse(JSON.stringify(seedRows)));
  }
  if (seedData !== undefined) {
    return fromDocument(settings, contract, `the seed data ${seedData}`, await readStateFile(seedData));
  }
  return demo === undefined ? undefined : fromDemo(contract, demo, settings.log);
}

async function fromDocument(
  { runtime, clock, log: { progress } }: Settings,
  { stateSchema }: DataSource,
  name: string,
  document: unknown,
): Promise<InitialData> {
  const now = (runtime?.clock ?? createClock(clock)).now();
  progress?.('validate');
  const { rows, issues } = await inTurns(parseState(stateSchema, document, now));
  if (issues.length === 0) return { name, fill: (collections) => insertRows(collections, rows, progress) };
  const lines = truncateList(issues, maxListed).join('; ');
  throw new StartupError(`${name} cannot be used: ${lines}: fix it there, or start without it.`);
}

/** Generates the rows when they are first needed: a store that has rows never needs them. */
function fromDemo({ demoRows }: DataSource, count: number, { progress }: Settings['log']): InitialData {
  let generating: Promise<StateRows> | undefined;
  return {
    name: `the demo data (${count})`,
    fill: async (collections) => {
      generating ??= demoRows(count);
      await insertRows(collections, await generating, progress);
    },
  };
}
