import { describe, expect, it } from 'vitest';
import { SandboxError } from '../../src/errors.ts';
import { createSessions } from '../../src/session/sessions.ts';
import { takeSnapshot } from '../../src/session/snapshots.ts';
import { createExportState } from '../../src/state/export-state.ts';
import { createImportState } from '../../src/state/import-state.ts';
import { createStore } from '../../src/storage/open-store.ts';
import { atOnce } from '../../src/turns.ts';
import { minimalCustomer } from '../support/customers.ts';
import { createFixedRuntime } from '../support/fixed-runtime.ts';
import { prepareTestApi } from '../support/prepared-api.ts';
import { turnsDuring } from '../support/turns-during.ts';

const { stateSchema: rules, collections: specs } = await prepareTestApi('togai');
const take = createImportState(rules);
const exportState = createExportState(rules);
const exported = (from: Parameters<typeof exportState>[0]) => atOnce(exportState(from));

async function open() {
  const sessions = createSessions({ store: await createStore({ specs }), createRuntime: createFixedRuntime });
  await take(sessions.defaultSession, { collections: { customers: [minimalCustomer('before')] } });
  const idsIn = (name?: string) =>
    exported(sessions.use(name)).collections.customers?.map((row) => Reflect.get(row, 'id'));
  return { sessions, idsIn };
}

describe('an import', () => {
  it('replaces all that was there, in the default session or in another one', async () => {
    const { sessions, idsIn } = await open();
    await take(sessions.use('w1'), { collections: { customers: [minimalCustomer('own')] } });
    expect([idsIn('w1'), idsIn()]).toEqual([['own'], ['before']]);
    await take(sessions.defaultSession, { collections: {} });
    expect([idsIn('w1'), idsIn(), idsIn('w2')]).toEqual([['own'], [], []]);
  });

  it('of many rows lets others have turns, which see what was there until all of it is there', async () => {
    const { sessions, idsIn } = await open();
    const customers = Array.from({ length: 5000 }, (_, i) => minimalCustomer(`c${i}`));
    const seen = await turnsDuring(take(sessions.defaultSession, { collections: { customers } }), () =>
      idsIn(),
    );
    expect(seen.length).toBeGreaterThan(10);
    expect(new Set(seen.map((ids) => ids?.length))).toEqual(new Set([1]));
    expect(idsIn()).toHaveLength(5000);
  });

  it('with an invalid row changes nothing, and every issue is reported', async () => {
    const { sessions, idsIn } = await open();
    const customers = [minimalCustomer('good'), { ...minimalCustomer('bad'), name: 5, primaryEmail: 6 }];
    const failure = await take(sessions.defaultSession, { collections: { customers } }).catch(
      (error) => error,
    );
    expect(failure).toBeInstanceOf(SandboxError);
    expect(failure.code).toBe('invalid');
    expect(failure.issues).toEqual([
      '/collections/customers/1/name must be string',
      '/collections/customers/1/primaryEmail must be string',
    ]);
    expect(failure.message).toMatch(/^nothing was imported: \/collections\/customers\/1\/name/);
    expect(idsIn()).toEqual(['before']);
  });

  it('reports fifty issues, and how many more there are', async () => {
    const { sessions } = await open();
    const customers = Array.from({ length: 60 }, (_, i) => ({ ...minimalCustomer(`${i}`), name: i }));
    const failure = await take(sessions.defaultSession, { collections: { customers } }).catch(
      (error) => error,
    );
    expect(failure.issues).toHaveLength(51);
    expect(failure.issues.at(-1)).toBe('and 10 more');
  });
});

describe('an export', () => {
  it('of a snapshot is the state of its time', async () => {
    const { sessions } = await open();
    const { snapshot } = await takeSnapshot(sessions.defaultSession, 'before');
    const before = exported(sessions.defaultSession);
    await take(sessions.defaultSession, { collections: {} });
    expect(exported(snapshot)).toEqual(before);
    expect(exported(sessions.defaultSession)).toEqual({
      version: 1,
      contract: rules.contract,
      collections: { customers: [], accounts: [] },
    });
  });
});
