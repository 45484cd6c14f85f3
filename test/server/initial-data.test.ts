import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartupError } from '../../src/errors.ts';
import type { SandboxOptions } from '../../src/index.ts';
import { type ContractFolder, contractFolder } from '../support/contract-folder.ts';
import { minimalAccount, minimalCustomer } from '../support/customers.ts';
import { sandbox, type TestSandbox } from '../support/sandbox.ts';

const library = fileURLToPath(new URL('../contracts/library.yaml', import.meta.url));
const demoFile = fileURLToPath(new URL('../../data/demo.json', import.meta.url));

let folder: ContractFolder;
let open: TestSandbox[];

beforeEach(() => {
  folder = contractFolder({});
  open = [];
});
afterEach(async () => {
  for (const each of open) await each.close();
  folder.remove();
});

async function start(options: SandboxOptions) {
  const notices: string[] = [];
  const started = await sandbox({ log: { notice: (line) => void notices.push(line) }, ...options });
  open.push(started);
  return { ...started, notices };
}

function seedFile(text: string, name = 'seeds.yaml'): string {
  writeFileSync(folder.path(name), text);
  return folder.path(name);
}

async function stop({ close }: TestSandbox): Promise<void> {
  open = open.filter((each) => each.close !== close);
  await close();
}

const customerIds = async ({ api }: Pick<TestSandbox, 'api'>) =>
  (await api.get('/customers')).body.data.map(({ id }: { id: string }) => id);

describe('the progress of a start', () => {
  it.each<[string, SandboxOptions, readonly string[]]>([
    ['without data', {}, ['load', 'infer', 'prepare', 'open']],
    ['with demo data', { demo: 3 }, ['load', 'infer', 'prepare', 'open', 'demo']],
    ['with data', { data: { collections: {} } }, ['load', 'infer', 'prepare', 'validate', 'open']],
  ])('%s', async (_, options, expected) => {
    const reported: string[] = [];
    const progress = (...parts: readonly unknown[]) => void reported.push(parts.join(' '));
    await start({ contract: library, ...options, log: { progress } });
    expect([...new Set(reported.map((text) => text.split(' ')[0]))]).toEqual(expected);
  });
});

const yaml = `
collections:
  authors:
    - { id: 1, name: Halldór Laxness, country: IS }
    - &other { id: 2, name: Selma Lagerlöf }
  authors/books:
    - { id: 1, title: Salka Valka, authorId: 1 }
`;

describe('seed data', () => {
  it('is loaded into an empty state, from YAML or JSON', async () => {
    const { api, notices } = await start({ contract: library, seedData: seedFile(yaml) });
    expect((await api.get('/api/v1/authors/1/books')).body).toMatchObject([{ title: 'Salka Valka' }]);
    expect((await api.get('/api/v1/authors/2')).body).toMatchObject({ name: 'Selma Lagerlöf', born: null });
    expect((await api.post('/api/v1/authors').send({ name: 'Next' })).body.id).toBe(3);
    expect(notices).toEqual([
      `the seed data ${folder.path('seeds.yaml')} is loaded: 2 authors, 1 authors/books`,
    ]);
  });

  it('may be the demo data that comes with the sandbox', async () => {
    const started = await start({ seedData: demoFile });
    expect(await customerIds(started)).toHaveLength(20);
  });

  it('may be the state file of a sandbox that is stopped', async () => {
    const first = await start({ data: folder.path('state.json') });
    const create = first.api.post('/customers').set('Idempotency-Key', 'k');
    await create.send(minimalCustomer('own'));
    await stop(first);
    expect(await customerIds(await start({ seedData: folder.path('state.json') }))).toEqual(['own']);
  });

  it('is never loaded over what is there', async () => {
    const data = folder.path('state.json');
    const first = await start({ data });
    await first.api.post('/customers').send(minimalCustomer('own'));
    await stop(first);
    const before = readFileSync(data, 'utf8');
    const second = await start({ data, seedData: demoFile });
    expect(await customerIds(second)).toEqual(['own']);
    expect(second.notices).toEqual([
      `the seed data ${demoFile} is not loaded, since there are rows already; POST /__admin/reset puts it in their place`,
    ]);
    await stop(second);
    expect(readFileSync(data, 'utf8')).toBe(before);
  });

  it('is not loaded over the numbers of deleted items, of which the store says nothing else', async () => {
    const data = folder.path('state.json');
    const first = await start({ contract: library, data });
    const created = await first.api.post('/api/v1/authors').send({ name: 'Gone' });
    await first.api.delete(`/api/v1/authors/${created.body.id}`);
    const { body } = await first.api.put('/__admin/snapshots/one');
    expect(body.rows).toEqual({ authors: 0, 'authors/books': 0 });
    await stop(first);
    const second = await start({ contract: library, data, seedData: seedFile(yaml) });
    expect((await second.api.get('/api/v1/authors')).body).toEqual([]);
    expect((await second.api.post('/api/v1/authors').send({ name: 'Next' })).body.id).toBe(
      created.body.id + 1,
    );
  });

  it('is what a reset of the default session restores, and sessions start with', async () => {
    const started = await start({ data: { collections: { customers: [minimalCustomer('seed')] } } });
    await started.api.post('/customers').send(minimalCustomer('own'));
    await started.api.delete('/customers/seed');
    await started.api.post('/__admin/reset');
    expect(await customerIds(started)).toEqual(['seed']);
    const inSession = await started.api.get('/customers').set('X-Sandbox-Session', 'w1');
    expect(inSession.body.data).toMatchObject([{ id: 'seed' }]);
  });

  it('is stored like what was created', async () => {
    const data = folder.path('state.json');
    const first = await start({ data, seedData: demoFile });
    await first.api.delete('/customers/CUST-0001');
    await stop(first);
    const second = await start({ data, seedData: demoFile });
    expect(await customerIds(second)).toHaveLength(19);
  });

  it.each([
    ['a: [', /seeds\.yaml:2:1 is neither YAML nor JSON/],
    ['[]', /seeds\.yaml cannot be used: the state must be an object/],
    ['{collections: {authors: [{id: 1}]}}', /: \/collections\/authors\/0\/name is required: fix it there/],
    ['{contract: Pets, collections: {}}', /\/contract must be "City Library"/],
    ['{collections: {authors: [{id: 1, name: .nan}]}}', /\/name is not a number in JSON: write a finite one/],
  ])('%j is rejected at start', async (text, message) => {
    const failure = await start({ contract: library, seedData: seedFile(text) }).catch((error) => error);
    expect(failure).toBeInstanceOf(StartupError);
    expect(failure.message).toMatch(message);
    expect(failure.message).toContain('seeds.yaml');
    expect(failure.message).not.toContain('\n');
  });

  it('with many issues lists ten of them', async () => {
    const customers = Array.from({ length: 13 }, (_, i) => ({ ...minimalCustomer(`c${i}`), name: i }));
    const failure = await start({ data: { collections: { customers } } }).catch((error) => error);
    expect(failure).toBeInstanceOf(StartupError);
    expect(failure.message).toMatch(/^the data given cannot be used: .*; and 3 more: fix it there/);
  });

  it.each([
    { options: { demo: 3, seedData: 'x' } },
    { options: { demo: 3, data: { collections: {} } } },
    { options: { seedData: 'x', data: { collections: {} } } },
  ])('contradicts $options', async ({ options }) => {
    await expect(start(options)).rejects.toThrow('contradict each other');
  });

  it('takes the time of rows without one from the clock', async () => {
    const { api } = await start({
      data: { collections: { customers: [minimalCustomer('c1')], accounts: [minimalAccount('a1', 'c1')] } },
    });
    expect((await api.get('/customers/c1')).body.createdAt).toBe('2026-01-01T00:00:00.000Z');
    expect((await api.get('/accounts/a1')).body).toMatchObject({ invoiceCurrency: 'USD', status: 'ACTIVE' });
  });
});

describe('a demo', () => {
  it('is loaded into an empty state, and restored by a reset', async () => {
    const started = await start({ demo: 5 });
    const ids = await customerIds(started);
    expect(ids).toHaveLength(5);
    await started.api.delete(`/customers/${ids[0]}`);
    await started.reset();
    expect(await customerIds(started)).toEqual(ids);
    expect(started.notices).toEqual([
      expect.stringMatching(/^the demo data \(5\) is loaded: 5 customers, \d+ accounts$/),
    ]);
  });

  it('is loaded by a reset where there were rows at start', async () => {
    const data = folder.path('state.json');
    const first = await start({ data });
    await first.api.post('/customers').send(minimalCustomer('own'));
    await stop(first);
    const second = await start({ data, demo: 2 });
    expect(await customerIds(second)).toEqual(['own']);
    await second.api.post('/__admin/reset');
    expect(await customerIds(second)).toHaveLength(2);
  });

  it('ends at the clock’s current time', async () => {
    const { api } = await start({ demo: 3, clock: { time: Date.parse('2020-06-01T00:00:00Z') } });
    const { body } = await api.get('/customers');
    for (const { createdAt } of body.data) expect(createdAt).toMatch(/^(2019|2020-0[1-5])/);
  });
});
