import type { SettableClock } from '../../../session/session-clock.ts';
import type { AdminHandlers, AdminSchemas } from '../admin-api.ts';
import { parseClockChange } from '../parse-clock-change.ts';

/** The handlers of a session's clock. */
export const clockHandlers = {
  getClock: ({ sessionName }, { sessions }) => ({
    status: 200,
    body: serializeClock(sessions.use(sessionName).runtime.clock),
  }),

  setClock: ({ body, sessionName }, { sessions }) => {
    const { clock } = sessions.use(sessionName).runtime;
    const change = parseClockChange(body, clock);
    if ('by' in change) clock.move(change.by);
    else clock.set(change);
    return { status: 200, body: serializeClock(clock) };
  },
} satisfies AdminHandlers<'getClock' | 'setClock'>;

function serializeClock(clock: SettableClock): AdminSchemas['Clock'] {
  const time = clock.now().toISOString();
  const { setting } = clock;
  if (setting.time === undefined) {
    return { time, mode: 'running', ...(setting.ahead && { ahead: setting.ahead }) };
  }
  return { time, mode: 'fixed', ...(setting.step && { step: setting.step }) };
}
