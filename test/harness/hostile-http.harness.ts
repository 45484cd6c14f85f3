import { describe, expect, it } from 'vitest';
import { bodies } from './hostile/bodies.ts';
import { framings } from './hostile/framings.ts';
import { heads } from './hostile/heads.ts';
import { targets } from './hostile/targets.ts';
import { hostileHttp } from './hostile-http.ts';
import { firstOf, format } from './report.ts';
import { careless, sandbox } from './subject.ts';

const cases = [...targets, ...heads, ...framings, ...bodies];

describe('sent what no client sends', () => {
  it('responds or closes the connection, and keeps serving', async () => {
    expect(cases.length).toBeGreaterThanOrEqual(300);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    const report = await hostileHttp(sandbox, cases);
    format('hostile-http', report);
    expect(firstOf(report)).toEqual([]);
  });

  it('a server that ends at a percent sign is found out', async () => {
    const report = await hostileHttp(careless('ends-at-a-percent'), targets.slice(0, 4));
    format('hostile-http, against ends-at-a-percent', report);
    expect(report.issues).toContainEqual(expect.stringContaining('the process ended'));
  });
});
