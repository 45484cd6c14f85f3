import { describe, expect, it } from 'vitest';
import { firstOf, format } from './report.ts';
import { sizeOf } from './size.ts';
import { stalls } from './stalls.ts';
import { careless, sandbox } from './subject.ts';

describe('a server that searches many rows', () => {
  it('serves others meanwhile', async () => {
    const limitMs = sizeOf('STALL_MS');
    const report = await stalls(sandbox, { rows: sizeOf('STALL_ROWS'), atOnce: 20, limitMs });
    format('stalls', report);
    expect(firstOf(report)).toEqual([]);
  });

  it('a server that searches in one go is found out', async () => {
    const report = await stalls(careless('searches-in-one-go'), { rows: 12_000, atOnce: 5, limitMs: 20 });
    format('stalls, against searches-in-one-go', report);
    for (const load of ['import', 'searches', 'whole-list']) {
      expect(report.issues).toContainEqual(expect.stringMatching(`a probe waits .* during ${load}$`));
    }
  });
});
