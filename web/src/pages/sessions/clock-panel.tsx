import { useState } from 'preact/hooks';
import type { AdminSchema } from '../../api/admin-types.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Field } from '../../components/field.tsx';
import { useClient } from '../../shell/client-context.ts';
import { useAction } from '../../shell/use-action.ts';
import { useLoad } from '../../shell/use-load.ts';
import { usePoll } from '../../shell/use-poll.ts';

type Clock = AdminSchema<'Clock'>;

const steps = ['1m', '1h', '1d', '30d'];

/** The clock of the session: what it shows, and how to freeze, advance and unfreeze it. */
export function ClockPanel({ version }: { readonly version: number }) {
  const client = useClient();
  const { data, error, reload } = useLoad((own) => own.admin('get', '/__admin/clock'), [version]);
  usePoll(async () => reload(), 1000);
  const { error: failure, isRunning, run } = useAction();
  const change = async (body: AdminSchema<'ClockChange'>, done: string) => {
    const isDone = await run(() => client.admin('post', '/__admin/clock', { body }), done);
    reload();
    return isDone;
  };
  return (
    <section class="stack" aria-label="Clock">
      <h2>Clock</h2>
      <ErrorNotice error={error ?? failure} />
      {data && (
        <>
          <ClockFace clock={data} />
          <SetClock
            initial={data.time}
            isRunning={isRunning}
            onSet={(time, step) =>
              change({ time, ...(step !== '' && { step }) }, `The clock is frozen at ${time}.`)
            }
          />
          <div class="quick-row">
            <Advance
              isRunning={isRunning}
              onAdvance={(advance) => change({ advance }, `The clock was advanced by ${advance}.`)}
            />
          </div>
          <div class="actions">
            {steps.map((step) => (
              <button
                key={step}
                type="button"
                class="small"
                disabled={isRunning}
                onClick={() => change({ advance: step }, `The clock was advanced by ${step}.`)}
              >
                +{step}
              </button>
            ))}
            <button
              type="button"
              class="small"
              disabled={isRunning || (data.mode === 'running' && data.ahead === undefined)}
              onClick={() => change({ time: null }, 'The clock is that of the machine again.')}
            >
              {data.mode === 'fixed' ? 'Unfreeze' : 'Back to the machine’s time'}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function ClockFace({ clock: { time, mode, step, ahead } }: { readonly clock: Clock }) {
  const at = new Date(time);
  return (
    <div class="card clock">
      <time dateTime={time}>
        <span class="clock-date">{at.toLocaleDateString(undefined, { dateStyle: 'full' })}</span>
        <span class="clock-time">{at.toLocaleTimeString()}</span>
      </time>
      <p class="soft">
        <code>{time}</code>
      </p>
      <p>
        <span class={mode === 'fixed' ? 'tag blue' : 'tag green'}>
          {mode === 'fixed' ? 'frozen' : 'running'}
        </span>{' '}
        {step !== undefined && `advances ${step / 1000} s per request`}
        {ahead !== undefined && `${describeOffset(ahead)} the machine’s time`}
      </p>
    </div>
  );
}

/** `2 h ahead of`, `30 min behind`. */
function describeOffset(ms: number): string {
  const units: readonly (readonly [name: string, ms: number])[] = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1000],
    ['ms', 1],
  ];
  const size = Math.abs(ms);
  const [name, unit] = units.find(([, each]) => size >= each) ?? ['ms', 1];
  return `${Math.round((size / unit) * 10) / 10} ${name} ${ms < 0 ? 'behind' : 'ahead of'}`;
}

interface SetClockProps {
  readonly initial: string;
  readonly isRunning: boolean;
  readonly onSet: (time: string, step: string) => Promise<boolean>;
}

function SetClock({ initial, isRunning, onSet }: SetClockProps) {
  const [time, setTime] = useState<string>();
  const [step, setStep] = useState('');
  const shown = time ?? `${initial.slice(0, 19)}Z`;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await onSet(shown.trim(), step.trim())) setTime(undefined);
  };
  return (
    <form class="quick-row of-time" onSubmit={submit} aria-label="Freeze the clock">
      <Field label="Freeze at">
        {(attributes) => (
          <input
            {...attributes}
            value={shown}
            required
            autocomplete="off"
            spellcheck={false}
            onFocus={() => setTime(shown)}
            onInput={({ currentTarget }) => setTime(currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Step per request">
        {(attributes) => (
          <input
            {...attributes}
            value={step}
            placeholder="none"
            autocomplete="off"
            onInput={({ currentTarget }) => setStep(currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" disabled={isRunning}>
        Freeze
      </button>
    </form>
  );
}

interface AdvanceProps {
  readonly isRunning: boolean;
  readonly onAdvance: (duration: string) => Promise<boolean>;
}

function Advance({ isRunning, onAdvance }: AdvanceProps) {
  const [duration, setDuration] = useState('1h');
  const submit = (event: Event) => {
    event.preventDefault();
    onAdvance(duration.trim());
  };
  return (
    <form class="quick-row" onSubmit={submit} aria-label="Advance the clock">
      <Field label="Advance by" hint="Such as 90s or 1h; -1h goes back">
        {(attributes) => (
          <input
            {...attributes}
            value={duration}
            required
            autocomplete="off"
            onInput={({ currentTarget }) => setDuration(currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" disabled={isRunning}>
        Advance
      </button>
    </form>
  );
}
