import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { generateTypes } from '../../scripts/generate-types.mjs';

const types = new URL('../../src/contract/togai.gen.ts', import.meta.url);

it('holds the types of the contract as it is now: run `npm run generate` after changing it', async () => {
  expect(await readFile(types, 'utf8')).toBe(await generateTypes());
});
