import { writeFileSync } from 'node:fs';
import supertest from 'supertest';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assembleSandbox, type SandboxOptions } from '../../src/index.ts';
import { type ContractFolder, contractFolder } from '../support/contract-folder.ts';
import { arrayOf, objectOf, sketch } from '../support/small-contract.ts';

const Pet = objectOf({ 'id!': 'integer', 'name!': 'string' });

/** A contract with pets, whose items may have more properties. */
function pets(more: Record<string, string> = {}, title = 'Pets') {
  const NewPet = objectOf({ 'name!': 'string', ...more });
  const document = sketch(
    {
      'GET /pets': { response: arrayOf('Pet') },
      'POST /pets': { request: NewPet, response: 'Pet', status: 201 },
      'GET /pets/{id}': { response: 'Pet' },
    },
    { Pet: objectOf({ 'id!': 'integer', 'name!': 'string', ...more }) },
  );
  return { ...document, info: { title, version: '1' } };
}

describe('a contract that is watched', () => {
  let folder: ContractFolder;
  let served: Awaited<ReturnType<typeof assembleSandbox>>;
  let notices: string[];

  const start = async (contract: unknown, options: SandboxOptions = {}) => {
    folder = contractFolder({ 'api.json': contract });
    notices = [];
    const log = { notice: (line: string) => void notices.push(line) };
    served = await assembleSandbox({ contract: folder.path('api.json'), watch: true, log, ...options });
  };
  const api = () => supertest(served.app);
  const edit = (contract: unknown, name = 'api.json') =>
    writeFileSync(folder.path(name), typeof contract === 'string' ? contract : JSON.stringify(contract));
  /** Waits until a message is the last that the sandbox logged. */
  const waitForNotice = (text: string) =>
    vi.waitFor(() => expect(notices.at(-1)).toContain(text), { timeout: 10_000, interval: 10 });
  const changed = 'the contract has changed';

  beforeEach(() => start(pets()));
  afterEach(async () => {
    await served.close();
    folder.remove();
  });

  it('is reloaded, with its rows', async () => {
    await api().post('/pets').send({ name: 'Rex' });
    await api().post('/pets').send({ name: 'Ace' });
    edit(pets({ age: 'integer' }));
    await waitForNotice(changed);
    expect((await api().post('/pets').send({ name: 'Bo', age: 'four' })).status).toBe(400);
    expect((await api().post('/pets').send({ name: 'Bo', age: 4 })).body).toEqual({
      id: 3,
      name: 'Bo',
      age: 4,
    });
    expect((await api().get('/pets')).body).toHaveLength(3);
    const { requests } = (await api().get('/__admin/requests')).body;
    expect(requests.map(({ id }: { id: number }) => id)).toEqual([5, 4, 3, 2, 1]);
  });

  it('that breaks is served as it was, and the location of the error is logged', async () => {
    edit({ ...pets(), paths: { pets: {} } });
    await waitForNotice('#/paths/pets does not begin with /');
    expect((await api().get('/pets')).status).toBe(200);
    edit('{ "openapi": ');
    await waitForNotice('neither YAML nor JSON');
    expect((await api().get('/pets')).status).toBe(200);
    edit(sketch({ 'GET /cats': { response: arrayOf('Pet') } }, { Pet }));
    await waitForNotice(changed);
    expect((await api().get('/cats')).status).toBe(200);
    expect((await api().get('/pets')).status).toBe(404);
  });

  it('is reloaded when a file that it refers to changes, or appears', async () => {
    const reference = { $ref: './pet.json' };
    edit({ ...pets(), components: { schemas: { Pet: reference } } });
    await waitForNotice('pet.json');
    edit(Pet, 'pet.json');
    await waitForNotice(changed);
    notices.length = 0;
    edit(
      objectOf({ 'id!': 'integer', 'name!': 'string', 'isGood!': { type: 'boolean', default: true } }),
      'pet.json',
    );
    await waitForNotice(changed);
    expect((await api().post('/pets').send({ name: 'Rex' })).body).toEqual({
      id: 1,
      name: 'Rex',
      isGood: true,
    });
  });

  it('has its rows in the file still when its title changes', async () => {
    await served.close();
    folder.remove();
    const other = contractFolder({});
    await start(pets(), { data: other.path('state.json') });
    await api().post('/pets').send({ name: 'Rex' });
    edit(pets({}, 'Animals'));
    await waitForNotice('Animals');
    expect((await api().get('/pets/1')).body).toEqual({ id: 1, name: 'Rex' });
    other.remove();
  });

  it('that does not fit the seed data is not served until one of them is fixed', async () => {
    await served.close();
    folder.remove();
    const seeds = (row: object) =>
      JSON.stringify({ collections: { pets: [{ id: 1, name: 'Rex', ...row }] } });
    const other = contractFolder({ 'seeds.json': seeds({}) });
    await start(pets(), { seedData: other.path('seeds.json') });
    edit(pets({ 'age!': 'integer' }));
    await waitForNotice('/collections/pets/0/age is required');
    expect((await api().post('/pets').send({ name: 'Bo' })).status).toBe(201);
    writeFileSync(other.path('seeds.json'), seeds({ age: 4 }));
    await waitForNotice('the contract or its seed data has changed');
    expect((await api().post('/pets').send({ name: 'Bo' })).status).toBe(400);
    await served.reset();
    expect((await api().get('/pets')).body).toEqual([{ id: 1, name: 'Rex', age: 4 }]);
    other.remove();
  });
});
