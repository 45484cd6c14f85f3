import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskFull, mountSmallDisk } from './disk-full.ts';
import { firstOf, format } from './report.ts';
import { careless, type Subject, sandbox } from './subject.ts';

const mayMount = await tryMount();
if (!mayMount) process.stdout.write('disk-full: skipped, since only root may mount a small disk\n');

async function tryMount(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'harness-'));
  const persistence = await mountSmallDisk(folder);
  persistence?.unmount();
  await rm(folder, { recursive: true });
  return persistence !== undefined;
}

async function run(name: string, subject: Subject) {
  const report = (await diskFull(subject)) ?? { figures: {}, issues: ['no disk could be mounted'] };
  format(name, report);
  return report;
}

describe.skipIf(!mayMount)('on a disk that is full', () => {
  it('rejects what it cannot store, and keeps serving', async () => {
    expect(firstOf(await run('disk-full', sandbox))).toEqual([]);
  });

  it('a server that stores what it rejected is found out', async () => {
    const { issues } = await run(
      'disk-full, against stores-what-it-rejected',
      careless('stores-what-it-rejected'),
    );
    expect(issues).toContainEqual(expect.stringMatching(/rejected are there/));
  });
});
