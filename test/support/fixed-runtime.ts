import type { SessionRuntime } from '../../src/session/session.ts';
import { createRuntime } from '../../src/session/session-runtime.ts';

/** A runtime that is the same in every run: a frozen clock and seeded random numbers. */
export interface FixedRuntime extends SessionRuntime {
  /** Advances the clock. */
  advance(milliseconds: number): void;
}

export const startOfTime = '2026-01-01T00:00:00.000Z';

export function createFixedRuntime(): FixedRuntime {
  const runtime = createRuntime({ clock: { time: Date.parse(startOfTime) }, seed: 0 });
  return { ...runtime, advance: runtime.clock.move };
}
