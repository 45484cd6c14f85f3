import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ContractFolder, contractFolder } from '../support/contract-folder.ts';
import { sandbox } from '../support/sandbox.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../support/small-contract.ts';

/** A contract with pets that have a property of some type, and with more operations. */
function pets(type: string, more: Record<string, OperationSketch> = {}) {
  const NewPet = objectOf({ 'name!': type });
  const operations: Record<string, OperationSketch> = {
    'GET /pets': { response: arrayOf('Pet') },
    'POST /pets': { request: NewPet, response: 'Pet', status: 201 },
    'GET /pets/{id}': { response: 'Pet' },
    'PUT /settings': { request: 'Settings', response: 'Settings' },
    'GET /settings': { response: 'Settings' },
    ...more,
  };
  const schemas = {
    Pet: objectOf({ 'id!': 'integer', 'name!': type }),
    Settings: objectOf({ 'a!': 'string' }),
  };
  return sketch(operations, schemas);
}

describe('a data file whose contract has changed', () => {
  let folder: ContractFolder;

  beforeEach(() => {
    folder = contractFolder({});
  });
  afterEach(() => folder.remove());

  /** Serves a contract over the data file, does something, and stops. */
  async function during<T>(
    contract: object,
    work: (api: Awaited<ReturnType<typeof sandbox>>['api']) => Promise<T>,
  ) {
    writeFileSync(folder.path('api.json'), JSON.stringify(contract));
    const notices: string[] = [];
    const served = await sandbox({
      contract: folder.path('api.json'),
      data: folder.path('state.json'),
      log: { notice: (line) => void notices.push(line) },
    });
    const result = await work(served.api);
    await served.close();
    return { result, notices };
  }

  const stored = () => JSON.parse(readFileSync(folder.path('state.json'), 'utf8'));
  const make = (name: unknown) => (api: Awaited<ReturnType<typeof sandbox>>['api']) =>
    api.post('/pets').send({ name });
  const list = async (api: Awaited<ReturnType<typeof sandbox>>['api']) => (await api.get('/pets')).body;

  it('quarantines rows that do not fit any more, names them, and serves them again when they do', async () => {
    await during(pets('string'), make('Rex'));
    const { result, notices } = await during(pets('boolean'), list);
    expect(result).toEqual([]);
    expect(notices[0]).toBe('quarantined: 1 of pets, since /name must be boolean');
    expect(stored().setAside).toHaveLength(1);
    const again = await during(pets('string'), list);
    expect(again).toEqual({ result: [{ id: 1, name: 'Rex' }], notices: [] });
  });

  it('quarantines the rows of collections that are gone', async () => {
    await during(pets('string'), (api) => api.put('/settings').send({ a: 'x' }));
    const { paths, ...rest } = pets('string');
    const { '/settings': _gone, ...left } = paths;
    const { notices } = await during({ ...rest, paths: left }, make('Rex'));
    expect(notices[0]).toContain('of settings, since the contract has no such collection');
    const { result } = await during(pets('string'), (api) => api.get('/settings'));
    expect(result.body).toEqual({ a: 'x' });
  });

  it('fills in what the contract has come to require', async () => {
    await during(pets('string'), make('Rex'));
    const grown = pets('string');
    Object.assign(grown.components?.schemas ?? {}, {
      Pet: objectOf({ 'id!': 'integer', 'name!': 'string', 'tags!': arrayOf('Pet') }),
    });
    expect(await during(grown, list)).toEqual({ result: [{ id: 1, name: 'Rex', tags: [] }], notices: [] });
  });

  it('is rejected when it is that of another contract', async () => {
    await during(pets('string'), make('Rex'));
    const other = { ...pets('string'), info: { title: 'Cats', version: '1' } };
    await expect(during(other, list)).rejects.toThrow(
      /contract is "Test", and the contract here is "Cats"; fix or move it/,
    );
  });
});
