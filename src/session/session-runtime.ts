import { monotonicFactory } from 'ulid';
import type { HandlerContext } from '../context.ts';
import { createRandom } from '../random.ts';
import type { SessionRuntime } from './session.ts';
import { type ClockSetting, createClock } from './session-clock.ts';

/** What the time and the chance of a session begin with. */
export interface RuntimeOptions {
  readonly clock?: ClockSetting | undefined;
  /** Decides all that chance decides; without it, every session has chances of its own. */
  readonly seed?: number | undefined;
  /** The name of the session; the base has none. */
  readonly session?: string | undefined;
}

/**
 * Time and chance from their beginning: what is asked of those of the same seed and session is answered alike. Ids are
 * of another stream than values, so that one more of these changes none of those.
 */
export function createRuntime({ clock: setting, seed, session = '' }: RuntimeOptions = {}): SessionRuntime {
  const clock = createClock(setting);
  const first = clock.setting;
  const root = `${seed ?? crypto.randomUUID()}\n${session}`;
  let chance = createChance(root);
  return {
    clock,
    begin: () => {
      const moment = clock.take();
      return { clock: { now: () => moment }, ...chance(moment.getTime()) };
    },
    restart: (snapshot) => {
      chance = createChance(`${root}\n${snapshot}`);
      if (clock.setting === first) clock.set(first);
    },
  };
}

/** Tells the chance of a call by its moment. */
function createChance(seed: string): (time: number) => Pick<HandlerContext, 'ids' | 'random'> {
  const random = createRandom(seed);
  const [ids, values] = [random.fork('ids'), random.fork('values')];
  const ulid = monotonicFactory(() => ids.next());
  return (time) => ({ ids: { next: () => ulid(time) }, random: values });
}
