import { describe, expect, it } from 'vitest';
import { firstOf, format } from './report.ts';
import { sizeOf } from './size.ts';
import { careless, sandbox } from './subject.ts';
import { faultRuns, maySeeSystemCalls, systemCallFaults } from './system-faults.ts';

const isPossible = maySeeSystemCalls();
if (!isPossible)
  process.stdout.write('system-faults: skipped, since strace is missing or may not look into processes\n');

describe.skipIf(!isPossible)('system calls that fail while it writes', () => {
  it('it loses nothing acknowledged, stores nothing refused, and starts again', async () => {
    const report = await systemCallFaults(sandbox, faultRuns(sizeOf('FAULT_RUNS')));
    format('system-faults', report);
    expect(firstOf(report)).toEqual([]);
  });

  it('a server that ignores what a write reports is found out', async () => {
    const report = await systemCallFaults(careless('ignores-errors'), [
      { fault: { name: 'syncs', injections: ['fsync:error=EIO:when=9+1'] }, isKilled: true },
    ]);
    format('system-faults, against ignores-errors', report);
    expect(report.issues).toContainEqual(expect.stringContaining('is lost'));
  });
});
