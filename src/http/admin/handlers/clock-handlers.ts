import type { SettableClock } from '../../../session/session-clock.ts';
import type { AdminHandlers, AdminSchemas } from '../admin-api.ts';
import { parseClockChange } from '../parse-clock-change.ts';

/** The clock of a session. */
export const clock = {
  getClock: ({ sessionName }, { sessions }) => ({
    status: 200,
    body: told(sessions.use(sessionName).surroundings.clock),
  }),

  setClock: ({ body, sessionName }, { sessions }) => {
    const { clock } = sessions.use(sessionName).surroundings;
    const change = parseClockChange(body, clock);
    if ('by' in change) clock.move(change.by);
    else clock.set(change);
    return { status: 200, body: told(clock) };
  },
} satisfies AdminHandlers<'getClock' | 'setClock'>;

function told(clock: SettableClock): AdminSchemas['Clock'] {
  const time = clock.now().toISOString();
  const { setting } = clock;
  if (setting.time === undefined) {
    return { time, mode: 'going', ...(setting.ahead && { ahead: setting.ahead }) };
  }
  return { time, mode: 'standing', ...(setting.step && { step: setting.step }) };
}
