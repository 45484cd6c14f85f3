import { parseDuration } from '../../duration.ts';
import { SandboxError } from '../../errors.ts';
import type { ClockSetting, SettableClock } from '../../session/session-clock.ts';
import { parseTimestamp } from '../../timestamp.ts';
import type { AdminSchemas } from './admin-api.ts';

/** What to set a clock to, or how many milliseconds to advance it by. */
export type ClockChange = ClockSetting | { readonly by: number };

type ClockRequest = AdminSchemas['ClockChange'];

const durationForms = 'a duration, such as 1s, 5m or 250 (milliseconds)';

/**
 * Parses the body of `POST /__admin/clock`.
 * @param clock keeps its time when only its step changes
 * @throws SandboxError `invalid` with every issue.
 */
export function parseClockChange(body: ClockRequest, clock: SettableClock): ClockChange {
  const time = typeof body.time === 'string' ? parseTimestamp(body.time) : undefined;
  const step = toDuration(body.step);
  const by = toDuration(body.advance);
  const issues = [
    ...(typeof body.time === 'string' && time === undefined
      ? [
          `/time cannot be ${abbreviate(body.time)}: give a time with its offset, such as 2026-01-01T00:00:00Z, or null`,
        ]
      : []),
    ...(body.step !== undefined && (step === undefined || step < 0)
      ? [`/step cannot be ${abbreviate(body.step)}: give ${durationForms}`]
      : []),
    ...(body.advance !== undefined && by === undefined
      ? [`/advance cannot be ${abbreviate(body.advance)}: give ${durationForms}, or -1h to go back`]
      : []),
    ...contradictions(body, clock),
  ];
  if (issues.length > 0) throw new SandboxError('invalid', issues.join('; '), { issues });
  if (by !== undefined) return { by };
  if (body.time === null) return {};
  return { time: time ?? clock.now().getTime(), ...(step !== undefined && { step }) };
}

function toDuration(value: ClockRequest['step']): number | undefined {
  return value === undefined ? undefined : parseDuration(String(value));
}

function contradictions(
  { time, step, advance }: ClockRequest,
  { setting }: SettableClock,
): readonly string[] {
  if (advance !== undefined && (time !== undefined || step !== undefined)) {
    return ['/advance changes the current time: send it alone'];
  }
  const isRunning = time === null || (time === undefined && setting.time === undefined);
  return step !== undefined && isRunning ? ['/step advances a frozen clock: send a time too'] : [];
}

function abbreviate(value: string | number): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
