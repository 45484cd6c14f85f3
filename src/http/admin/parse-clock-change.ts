import { parseDuration } from '../../duration.ts';
import { SandboxError } from '../../errors.ts';
import type { ClockSetting, SettableClock } from '../../session/session-clock.ts';
import { parseTimestamp } from '../../timestamp.ts';
import type { AdminSchemas } from './admin-api.ts';

/** What to set a clock to, or by how much to move it. */
export type ClockChange = ClockSetting | { readonly by: number };

type ClockRequest = AdminSchemas['ClockChange'];

const lengths = 'a length of time, such as 1s, 5m or 250 (milliseconds)';

/**
 * Reads how a clock is to be changed.
 * @param clock the clock, whose time stays where only its step is changed
 * @throws SandboxError `invalid` with every fault.
 */
export function parseClockChange(asked: ClockRequest, clock: SettableClock): ClockChange {
  const time = typeof asked.time === 'string' ? parseTimestamp(asked.time) : undefined;
  const step = durationOf(asked.step);
  const by = durationOf(asked.advance);
  const issues = [
    ...(typeof asked.time === 'string' && time === undefined
      ? [
          `/time cannot be ${shown(asked.time)}: give a time with its offset, such as 2026-01-01T00:00:00Z, or null`,
        ]
      : []),
    ...(asked.step !== undefined && (step === undefined || step < 0)
      ? [`/step cannot be ${shown(asked.step)}: give ${lengths}`]
      : []),
    ...(asked.advance !== undefined && by === undefined
      ? [`/advance cannot be ${shown(asked.advance)}: give ${lengths}, or -1h to go back`]
      : []),
    ...contradictions(asked, clock),
  ];
  if (issues.length > 0) throw new SandboxError('invalid', issues.join('; '), { issues });
  if (by !== undefined) return { by };
  if (asked.time === null) return {};
  return { time: time ?? clock.now().getTime(), ...(step !== undefined && { step }) };
}

function durationOf(asked: ClockRequest['step']): number | undefined {
  return asked === undefined ? undefined : parseDuration(String(asked));
}

function contradictions(
  { time, step, advance }: ClockRequest,
  { setting }: SettableClock,
): readonly string[] {
  if (advance !== undefined && (time !== undefined || step !== undefined)) {
    return ['/advance moves the clock from where it is: send it alone'];
  }
  const goes = time === null || (time === undefined && setting.time === undefined);
  return step !== undefined && goes ? ['/step moves on a clock that stands: send a time too'] : [];
}

function shown(value: string | number): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
