import { describe, expect, it } from 'vitest';
import { firstOf, format } from './report.ts';
import { sizeOf } from './size.ts';
import { slowClients } from './slow-clients.ts';
import { careless, sandbox } from './subject.ts';

describe('a server whose clients are slow', () => {
  it.concurrent('sends them away in time, and serves the others', async () => {
    const report = await slowClients(sandbox, { seconds: sizeOf('SLOW_SECONDS') });
    format('slow-clients', report);
    expect(firstOf(report)).toEqual([]);
  });

  it.concurrent('a server that waits for ever is found out', async () => {
    const report = await slowClients(careless('waits-for-ever'), { seconds: 20 });
    format('slow-clients, against waits-for-ever', report);
    expect(report.issues).toContainEqual(expect.stringContaining('is still connected'));
  });
});
