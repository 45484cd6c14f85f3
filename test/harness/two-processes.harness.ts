import { describe, expect, it } from 'vitest';
import { firstOf, format } from './report.ts';
import { sizeOf } from './size.ts';
import { careless, sandbox } from './subject.ts';
import { twoProcesses } from './two-processes.ts';

describe('started several times on one data file', () => {
  it('has it once, and loses nothing', async () => {
    const report = await twoProcesses(sandbox, { rounds: sizeOf('LOCK_ROUNDS') });
    format('two-processes', report);
    expect(firstOf(report)).toEqual([]);
  });

  it('a server without a lock is found out', async () => {
    const report = await twoProcesses(careless('no-lock'), { rounds: 1 });
    format('two-processes, against no-lock', report);
    expect(report.issues).toContainEqual(expect.stringMatching(/acknowledged are lost/));
  });
});
