import type { HandlerContext } from '../../context.ts';
import type { Execute } from '../../engine/execute.ts';
import { SandboxError } from '../../errors.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { OperationRequest } from '../../operation.ts';
import type { ReportProgress } from '../../progress.ts';
import { SampleError } from '../../sample/sampler.ts';
import { createRuntime } from '../../session/session-runtime.ts';
import type { Collections, Row, Store } from '../../storage/store.ts';
import { nextTurn } from '../../turns.ts';

/** One request of a demo. */
export interface DemoStep {
  /** When it is made, in milliseconds since 1970. */
  readonly at: number;
  readonly operation: Operation;
  /** What is sent; when it is rejected, the next attempt sends something else. */
  readonly request: (attempt: number) => Partial<Pick<OperationRequest, 'params' | 'body'>>;
}

/** A step that succeeded, and the rows that it created. */
export interface DoneStep {
  readonly step: DemoStep;
  readonly made: readonly Row[];
}

/** Plays the requests of a demo, with a clock that is set and random numbers that depend on the seed only. */
export interface DemoRecorder {
  readonly random: HandlerContext['random'];
  /** When the demo ends. */
  readonly now: number;
  /**
   * Plays steps in the order of their times; a step that every attempt fails is left out.
   * @param series a name for the steps, which decides the ids that they create
   */
  play(series: string, steps: readonly DemoStep[]): Promise<readonly DoneStep[]>;
  /** Stores rows of a collection in place of those with the same keys: as they are some time after their creation. */
  rewrite(collection: string, rows: readonly Row[]): Promise<void>;
}

export interface RecorderOptions {
  readonly store: Store;
  readonly execute: Execute;
  readonly seed: number;
  readonly now: number;
  /** Receives how many steps were played. */
  readonly progress?: ReportProgress | undefined;
}

/** How often a step is attempted. */
const maxAttempts = 4;

/** After how many steps other work of the process gets its turn. */
const stepsAtOnce = 100;

export function createRecorder({ store, execute, seed, now, progress }: RecorderOptions): DemoRecorder {
  let played = 0;

  async function play(series: string, steps: readonly DemoStep[]): Promise<readonly DoneStep[]> {
    const runtime = createRuntime({ clock: { time: now }, seed, session: `demo ${series}` });
    const inOrder = [...steps].sort((a, b) => a.at - b.at);
    const done: DoneStep[] = [];
    for (const [i, step] of inOrder.entries()) {
      runtime.clock.set({ time: step.at });
      const made: Row[] = [];
      const session = {
        store: recordingStore(store, made),
        runtime,
        snapshots: new Map<string, never>(),
      };
      if (await isDone(step, (request) => execute(request, session))) done.push({ step, made });
      played += 1;
      if (i % stepsAtOnce !== 0) continue;
      progress?.('demo', played);
      await nextTurn();
    }
    return done;
  }

  async function rewrite(collection: string, rows: readonly Row[]): Promise<void> {
    for (let i = 0; i < rows.length; i += stepsAtOnce) {
      await store.write(async (collections) => {
        for (const row of rows.slice(i, i + stepsAtOnce))
          await collections.collection(collection).replace(row);
      });
      await nextTurn();
    }
  }

  return { random: createRuntime({ seed, session: 'demo' }).begin().random, now, play, rewrite };
}

/** Attempts a step until what it sends is accepted. */
async function isDone({ operation, request }: DemoStep, send: (call: OperationRequest) => Promise<unknown>) {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    try {
      const { params = {}, body } = request(attempt);
      await send({ operation, params, query: {}, headers: {}, body });
      return true;
    } catch (error) {
      if (!(error instanceof SandboxError || error instanceof SampleError)) throw error;
    }
  }
  return false;
}

/** The store, recording each row that is inserted. */
function recordingStore(store: Store, made: Row[]): Store {
  const noted = (rows: Collections): Collections => ({
    collection: <R extends Row>(name: string) => {
      const own = rows.collection<R>(name);
      const insert = async (row: R) => {
        await own.insert(row);
        made.push(row);
      };
      return { ...own, insert };
    },
  });
  return { ...store, write: (work) => store.write((rows) => work(noted(rows))) };
}
