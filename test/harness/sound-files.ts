import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minimalCustomer } from '../support/customers.ts';
import { createClient } from './client.ts';
import { crash, sandbox, stop, withSubject } from './subject.ts';

/** What a sandbox left behind that stopped in good order, and what it left after a crash later. */
export interface SoundFiles {
  /** Holds the customers c1, c2 and c3. */
  readonly snapshot: Buffer;
  /** Holds c4 and c5, a line each, after a first line of its own. */
  readonly journal: Buffer;
  /** The journal of a sandbox that never had a snapshot. It holds c1. */
  readonly first: Buffer;
}

/** Has the sandbox make the files that the harness then damages. */
export function soundFiles(): Promise<SoundFiles> {
  return withSubject(sandbox, async (folder, begin) => {
    const file = join(folder, 'state.json');
    const run = async (ids: readonly string[], end: typeof crash | typeof stop) => {
      const running = begin({ args: ['--data', file] });
      const client = createClient(await running.ready);
      for (const id of ids) {
        const { status } = await client.send({
          method: 'POST',
          path: '/customers',
          body: minimalCustomer(id),
        });
        if (status !== 201) throw new Error(`${id} could not be made: ${status}`);
      }
      client.close();
      await end(running);
    };
    await run(['c1'], crash);
    const first = await readFile(`${file}.journal.1`);
    await run(['c2', 'c3'], stop);
    const snapshot = await readFile(file);
    await run(['c4', 'c5'], crash);
    return { snapshot, journal: await readFile(`${file}.journal.1`), first };
  });
}
