import type { SessionRuntime } from '../../src/session/session.ts';
import { createRuntime } from '../../src/session/session-runtime.ts';

/** Surroundings that are the same in every run: a clock that stands still until it is moved, and even dice. */
export interface FixedRuntime extends SessionRuntime {
  /** Moves the clock on. */
  advance(milliseconds: number): void;
}

export const startOfTime = '2026-01-01T00:00:00.000Z';

export function createFixedRuntime(): FixedRuntime {
  const runtime = createRuntime({ clock: { time: Date.parse(startOfTime) }, seed: 0 });
  return { ...runtime, advance: runtime.clock.move };
}
