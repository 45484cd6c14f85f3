import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { StartupError } from '../../src/errors.ts';
import { callEveryOperation } from '../support/call-every-operation.ts';

const folder = dirname(fileURLToPath(import.meta.resolve('@readme/oas-examples/package.json')));

const files = ['3.0', '3.1'].flatMap((version) =>
  ['json', 'yaml'].flatMap((kind) =>
    readdirSync(join(folder, version, kind))
      .filter((name) => /\.(json|yaml)$/.test(name))
      .map((name) => join(version, kind, name)),
  ),
);

describe('the contracts of @readme/oas-examples', () => {
  it.each(files)(
    '%s is refused with a reason, or every operation answers as it declares',
    async (file) => {
      try {
        const outcome = await callEveryOperation(join(folder, file));
        if (process.env.TELL) console.log(file, JSON.stringify(outcome));
        expect(outcome.faults).toEqual([]);
      } catch (error) {
        if (!(error instanceof StartupError)) throw error;
        if (process.env.TELL) console.log('REFUSED', file, error.message);
        expect(error.message).toMatch(/: .+\.$/);
      }
    },
    30_000,
  );
});
