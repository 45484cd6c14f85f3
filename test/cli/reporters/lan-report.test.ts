import { describe, expect, it } from 'vitest';
import { formatLan } from '../../../src/cli/reporters/lan-report.ts';

const lan = {
  token: 'c2hpcA',
  urls: ['http://10.0.0.2:4010', 'http://[fd00::1]:4010'],
  links: ['http://10.0.0.2:4010/?token=c2hpcA', 'http://[fd00::1]:4010/?token=c2hpcA'],
};

describe('how the local network reaches a sandbox', () => {
  it('is said in three lines', async () => {
    expect(await formatLan(lan, false)).toEqual([
      'In your network: http://10.0.0.2:4010  http://[fd00::1]:4010',
      'Open there, to be let in: http://10.0.0.2:4010/?token=c2hpcA',
      'Clients without a browser send X-Sandbox-Token: c2hpcA',
    ]);
  });

  it('is a square QR code too, on a terminal that has room for it', async () => {
    const [, , , ...code] = await formatLan(lan, true);
    const [first = ''] = code;
    expect(first.length).toBeLessThan(60);
    expect(new Set(code.map(({ length }) => length))).toEqual(new Set([first.length]));
    expect(Math.abs(code.length * 2 - first.length)).toBeLessThan(2);
  });

  it('is not at all without a network', async () => {
    expect(await formatLan({ token: 'x', urls: [], links: [] }, true)).toHaveLength(1);
  });
});
