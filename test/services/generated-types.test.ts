import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { contracts, generateTypes, typesOf } from '../../scripts/generate-types.mjs';

it.each(contracts)(
  '%s.gen.ts holds the types of its contract as it is now: run `npm run generate` after changing it',
  async (name) => {
    expect(await readFile(typesOf(name), 'utf8')).toBe(await generateTypes(name));
  },
);
