import { monotonicFactory } from 'ulid';
import type { HandlerContext } from '../context.ts';
import { createRandom } from '../random.ts';
import type { SessionRuntime } from './session.ts';
import { type ClockSetting, createClock } from './session-clock.ts';

/** What the clock, ids and random numbers of a session start from. */
export interface RuntimeOptions {
  readonly clock?: ClockSetting | undefined;
  /** Decides every random number; without it, each session draws its own. */
  readonly seed?: number | undefined;
  /** The name of the session; the default session has none. */
  readonly session?: string | undefined;
}

/**
 * The runtime of a session. Runtimes with the same seed and session name return the same ids and numbers. Ids and
 * values come from separate streams, so that one more id changes no value.
 */
export function createRuntime({ clock: setting, seed, session = '' }: RuntimeOptions = {}): SessionRuntime {
  const clock = createClock(setting);
  const initial = clock.setting;
  const root = `${seed ?? crypto.randomUUID()}\n${session}`;
  let sources = createSources(root);
  return {
    clock,
    begin: (advances = true) => {
      const time = advances ? clock.take() : clock.now();
      const { ids, random } = sources(time.getTime());
      return { clock: { now: () => time }, ids, random };
    },
    random: (part) => createRandom(root).fork(part),
    restart: (snapshot) => {
      sources = createSources(`${root}\n${snapshot}`);
      if (clock.setting === initial) clock.set(initial);
    },
  };
}

/** Ids and random numbers for a request at a time, in milliseconds since 1970. */
function createSources(seed: string): (time: number) => Pick<HandlerContext, 'ids' | 'random'> {
  const random = createRandom(seed);
  const [ids, values] = [random.fork('ids'), random.fork('values')];
  const ulid = monotonicFactory(() => ids.next());
  return (time) => ({ ids: { next: () => ulid(time) }, random: values });
}
