import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { assembleSandbox } from '../../../../src/index.ts';
import { minimalCustomer } from '../../../support/customers.ts';
import { sandbox, type TestSandbox } from '../../../support/sandbox.ts';

const start = '2026-01-01T00:00:00.000Z';

const set = ({ api }: TestSandbox, change: object, headers = {}) =>
  api.post('/__admin/clock').set(headers).send(change);

async function createdAt({ api }: TestSandbox, id: string, headers = {}): Promise<string> {
  await api.post('/customers').set(headers).send(minimalCustomer(id));
  return (await api.get(`/customers/${id}`).set(headers)).body.createdAt;
}

describe('the clock', () => {
  it.each([
    ['is frozen', { time: '2026-02-28T23:59:59Z' }, { time: '2026-02-28T23:59:59.000Z', mode: 'fixed' }],
    [
      'has an offset',
      { time: '2026-03-01T01:00:00+01:00' },
      { time: '2026-03-01T00:00:00.000Z', mode: 'fixed' },
    ],
    ['steps', { time: start, step: '1.5s' }, { time: start, mode: 'fixed', step: 1500 }],
    ['steps by a number', { step: 250 }, { time: start, mode: 'fixed', step: 250 }],
    ['steps no more', { step: 0 }, { time: start, mode: 'fixed' }],
    ['moves on', { advance: '90m' }, { time: '2026-01-01T01:30:00.000Z', mode: 'fixed' }],
    ['moves back', { advance: '-1d' }, { time: '2025-12-31T00:00:00.000Z', mode: 'fixed' }],
    ['moves by a number', { advance: -1 }, { time: '2025-12-31T23:59:59.999Z', mode: 'fixed' }],
  ])('%s', async (_, change, expected) => {
    const to = await sandbox();
    const { status, body } = await set(to, change);
    expect({ status, body }).toEqual({ status: 200, body: expected });
    expect((await to.api.get('/__admin/clock')).body).toEqual(expected);
  });

  it('sets the time of created items, and advances per request with a step', async () => {
    const to = await sandbox();
    await set(to, { time: '2027-01-01T00:00:00Z', step: '1h' });
    expect(await createdAt(to, 'a')).toBe('2027-01-01T00:00:00.000Z');
    expect((await to.api.get('/__admin/clock')).body.time).toBe('2027-01-01T02:00:00.000Z');
  });

  it("returns to the machine's clock", async () => {
    const to = await sandbox();
    const { body } = await set(to, { time: null });
    expect(body.mode).toBe('running');
    expect(Math.abs(Date.parse(body.time) - Date.now())).toBeLessThan(60_000);
  });

  const bad: readonly (readonly [object, string])[] = [
    [{}, 'the body must NOT have fewer than 1'],
    [{ time: 'tomorrow' }, '/time cannot be "tomorrow": give a time with its offset'],
    [{ time: '2026-02-30T00:00:00Z' }, '/time cannot be'],
    [{ time: '2026-01-01T00:00:00' }, '/time cannot be'],
    [{ time: '' }, '/time'],
    [{ time: 5 }, '/time must be string,null'],
    [{ time: start, step: '-1s' }, '/step cannot be "-1s": give a duration'],
    [{ step: 'soon' }, '/step cannot be "soon"'],
    [{ step: 1.5 }, '/step must be string,integer'],
    [{ advance: 'x'.repeat(1_000) }, '/advance cannot be'],
    [{ advance: '1h', time: start }, '/advance changes the current time: send it alone'],
    [{ advance: 1, step: 1 }, '/advance changes'],
    [{ time: null, step: '1s' }, '/step advances a frozen clock: send a time too'],
    [{ advance: '9999999d' }, 'give a time from 1970-01-01T00:00:00.000Z to 9999-12-31'],
    [{ time: '1969-12-31T23:59:59Z' }, 'give a time from 1970'],
    [{ now: start, time: 1, step: [] }, '/now is not allowed by the contract'],
  ];

  it.each(bad)('rejects %j, and does not change', async (change, reason) => {
    const to = await sandbox();
    const { status, body } = await set(to, change);
    expect(status).toBe(400);
    expect(body.detail).toContain(reason);
    expect((await to.api.get('/__admin/clock')).body).toEqual({ time: start, mode: 'fixed' });
  });

  it('that runs cannot have a step', async () => {
    const to = await sandbox();
    await set(to, { time: null });
    const { status, body } = await set(to, { step: '1s' });
    expect(status).toBe(400);
    expect(body.detail).toBe('/step advances a frozen clock: send a time too');
  });
});

describe('the clock of a session', () => {
  const w1 = { 'X-Sandbox-Session': 'w1' };
  const clock = { time: Date.parse(start), step: 1_000 };

  /** Every session has a clock of its own, as it has where no test hands over the surroundings of all. */
  async function withOwnClocks() {
    const assembled = await assembleSandbox({ clock });
    return { ...assembled, api: supertest.agent(assembled.app).set('Authorization', 'Bearer test') };
  }

  it('belongs to its session, and starts as that of the default session', async () => {
    const { api } = await withOwnClocks();
    const timeIn = async (headers: Record<string, string>) =>
      (await api.get('/__admin/clock').set(headers)).body.time;
    await api.post('/__admin/clock').send({ time: '2030-01-01T00:00:00Z' });
    expect(await timeIn(w1)).toBe('2030-01-01T00:00:00.000Z');
    await api.post('/__admin/clock').set(w1).send({ advance: '1h' });
    expect(await timeIn(w1)).toBe('2030-01-01T01:00:00.000Z');
    expect(await timeIn({})).toBe('2030-01-01T00:00:00.000Z');
  });

  it('is restored with a snapshot unless it was set', async () => {
    const { api } = await withOwnClocks();
    const timeAfterRestore = async () => {
      await api.get('/customers').set(w1);
      await api.post('/__admin/snapshots/s/restore').set(w1);
      return (await api.get('/__admin/clock').set(w1)).body.time;
    };
    await api.put('/__admin/snapshots/s').set(w1);
    expect(await timeAfterRestore()).toBe(start);
    await api.post('/__admin/clock').set(w1).send({ time: '2030-01-01T00:00:00Z', step: '1s' });
    expect(await timeAfterRestore()).toBe('2030-01-01T00:00:01.000Z');
  });
});
