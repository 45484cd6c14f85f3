import { describe, expect, it } from 'vitest';
import { firstOf, format } from './report.ts';
import { sizeOf } from './size.ts';
import { careless, sandbox } from './subject.ts';
import { uploadKill } from './upload-kill.ts';

describe('killed in the middle of uploads', () => {
  it('has what it acknowledged whole, and nothing of what was cut', async () => {
    const report = await uploadKill(sandbox, {
      rounds: sizeOf('UPLOAD_ROUNDS'),
      seed: Date.now() % 1_000_000,
    });
    format('upload-kill', report);
    expect(firstOf(report)).toEqual([]);
  });

  it('a server that writes files in place is found out', async () => {
    const report = await uploadKill(careless('writes-in-place'), { rounds: 4, seed: 1 });
    format('upload-kill, against writes-in-place', report);
    expect(firstOf(report)).toContainEqual(expect.stringMatching(/other bytes|is left/));
  });
});
