import { describe, expect, it } from 'vitest';
import { firstOf, format } from './report.ts';
import { careless, sandbox } from './subject.ts';
import { mayUnshare, twoContainers } from './two-containers.ts';

const isPossible = mayUnshare();
if (!isPossible) process.stdout.write('two-containers: skipped, since no pid namespace may be begun\n');

describe.skipIf(!isPossible)('started in two containers on one data file', () => {
  it('has it once, and loses nothing', async () => {
    const report = await twoContainers(sandbox);
    format('two-containers', report);
    expect(firstOf(report)).toEqual([]);
  });

  it('a server that knows the owner by its pid alone is found out', async () => {
    const report = await twoContainers(careless('trusts-pids'));
    format('two-containers, against trusts-pids', report);
    expect(report.issues).toContainEqual(expect.stringMatching(/acknowledged are lost/));
  });
});
