import { StartupError } from '../errors.ts';

import { createClock } from '../session/session-clock.ts';
import { insertRows } from '../state/import-state.ts';
import { truncateList } from '../state/issue-list.ts';
import { parseState, type StateRows } from '../state/parse-state.ts';
import type { StateSchema } from '../state/state-schema.ts';
import type { Collections } from '../storage/store.ts';
import type { Settings } from './server-settings.ts';
import { readStateFile } from './state-file-io.ts';

/** What an empty base begins with, and a reset returns to. */
export interface InitialData {
  /** What messages call it, such as `the seed data seeds.yaml`. */
  readonly name: string;
  /** Puts it into a base without rows. */
  readonly fill: (rows: Collections) => Promise<void>;
}

/** Of a contract, what its beginning is read or made with. */
export interface DataSource {
  readonly stateSchema: StateSchema;
  /** Makes up so many rows. */
  readonly demoRows: (count: number) => Promise<StateRows>;
}

/** How many faults are told at start. */
const maxListed = 10;

/**
 * What the settings let a base begin with; nothing, unless they say so.
 * @throws StartupError for seed data that does not fit the contract, with its places and what to do.
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
  return demo === undefined ? undefined : ofDemo(contract, demo);
}

function fromDocument(
  { runtime, clock }: Settings,
  { stateSchema }: DataSource,
  name: string,
  document: unknown,
): InitialData {
  const now = (runtime?.clock ?? createClock(clock)).now();
  const { rows, issues } = parseState(stateSchema, document, now);
  if (issues.length === 0) return { name, fill: (collections) => insertRows(collections, rows) };
  const lines = truncateList(issues, maxListed).join('; ');
  throw new StartupError(`${name} cannot be used: ${lines}: fix it there, or start without it.`);
}

/** The rows are made when they are first needed: a base that has rows of its own never needs them. */
function ofDemo({ demoRows }: DataSource, count: number): InitialData {
  let making: Promise<StateRows> | undefined;
  return {
    name: `the demo data (${count})`,
    fill: async (collections) => {
      making ??= demoRows(count);
      await insertRows(collections, await making);
    },
  };
}
