import { describe, expect, it } from 'vitest';
import { firstOf, format } from './report.ts';
import { sizeOf } from './size.ts';
import { soak } from './soak.ts';
import { careless, sandbox } from './subject.ts';

const seconds = sizeOf('SOAK_SECONDS');

describe.skipIf(seconds === 0)('under load for a while', () => {
  it('grows neither in memory nor in latency', async () => {
    const report = await soak(sandbox, { seconds });
    format('soak', report);
    expect(firstOf(report)).toEqual([]);
  });

  it('a server that keeps everything is found out', async () => {
    const report = await soak(careless('grows'), { seconds: 15 });
    format('soak, against grows', report);
    expect(report.issues).toContainEqual(expect.stringContaining('memory grew'));
  });
});
