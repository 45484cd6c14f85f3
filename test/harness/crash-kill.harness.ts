import { describe, expect, it } from 'vitest';
import { crashKill } from './crash-kill.ts';
import { firstOf, format } from './report.ts';
import { sizeOf } from './size.ts';
import { careless, sandbox } from './subject.ts';

describe('killed at any moment under 200 writers', () => {
  it('loses nothing that was acknowledged, tears nothing and starts again', async () => {
    const report = await crashKill(sandbox, { rounds: sizeOf('KILL_ROUNDS'), seed: Date.now() % 1_000_000 });
    format('crash-kill', report);
    expect(firstOf(report)).toEqual([]);
  });

  it('a server that saves a moment later is found out', async () => {
    const report = await crashKill(careless('saves-later'), { rounds: 20, seed: 1 });
    format('crash-kill, against saves-later', report);
    expect(report.figures.acknowledged).toBeGreaterThan(0);
    expect(firstOf(report)).toContainEqual(
      expect.stringMatching(/acknowledged and is lost|, as acknowledged|was deleted and is there/),
    );
  });
});
