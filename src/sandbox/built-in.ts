import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaults } from '../config.ts';
import { createTogaiService } from '../operations/togai/service.ts';

const contract = fileURLToPath(new URL('../../openapi/togai.yaml', import.meta.url));

/** The contract that is served unless another one is given; its operations are written by hand. */
export const builtIn = {
  contract,
  /** Whether a contract is this one, by its real path. */
  isAt: (realFile: string | undefined): boolean => realFile === realpathSync(contract),
  /** The ids of the operations of a contract, by its real path, that are written by hand. */
  handWrittenIn: (realFile: string | undefined): ReadonlySet<string> =>
    new Set(builtIn.isAt(realFile) ? Object.keys(createTogaiService(defaults).handlers) : []),
};
