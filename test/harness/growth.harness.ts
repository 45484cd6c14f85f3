import { describe, expect, it } from 'vitest';
import { growth } from './growth.ts';
import { firstOf, format } from './report.ts';
import { sizeOf } from './size.ts';
import { careless, sandbox } from './subject.ts';

const megabytes = sizeOf('GROWTH_MB');

// It takes gigabytes of memory and of the disk: in the long form only.
describe.skipIf(megabytes === 0)('a data file that grows beyond what a string can hold', () => {
  it('is read again after a stop, and with a log of that size after a kill', async () => {
    const report = await growth(sandbox, megabytes);
    format('growth', report);
    expect(firstOf(report)).toEqual([]);
  });

  it('a server that reads its file in one piece is found out', async () => {
    const report = await growth(careless('reads-in-one-piece'), megabytes);
    format('growth, against reads-in-one-piece', report);
    expect(report.issues).toContainEqual(expect.stringContaining('no start'));
  });
});
