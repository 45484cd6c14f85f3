import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { serializeStateFile } from '../../../src/server/state-file-io.ts';
import { sandbox } from '../../support/sandbox.ts';

it('data/demo.json is what --demo loads: when it is stale, npm run demo:data generates it', async () => {
  const committed = readFileSync(new URL('../../../data/demo.json', import.meta.url), 'utf8');
  const { api, close } = await sandbox({ demo: 20, seed: 0, clock: '2026-12-01T09:00:00Z' });
  const { body } = await api.get('/__admin/state');
  await close();
  const isStale = [...serializeStateFile(body)].join('') !== committed;
  expect(isStale ? 'stale: run npm run demo:data and commit what it changes' : 'fresh').toBe('fresh');
});
