import { describe, expect, it } from 'vitest';
import { parallelSessions } from './parallel-sessions.ts';
import { firstOf, format } from './report.ts';
import { sizeOf } from './size.ts';
import { careless, sandbox } from './subject.ts';

describe('eight workers that run the same tests at once', () => {
  it('see their own rows only, and the responses of a run alone', async () => {
    const report = await parallelSessions(sandbox, { rounds: sizeOf('SESSION_ROUNDS') });
    format('parallel-sessions', report);
    expect(firstOf(report)).toEqual([]);
  });

  it('a server with one state for all sessions is found out', async () => {
    const report = await parallelSessions(careless('shares-a-session'), { rounds: 2 });
    format('parallel-sessions, against shares-a-session', report);
    expect(report.issues).toContainEqual(expect.stringMatching(/shows rows of another session/));
  });
});
