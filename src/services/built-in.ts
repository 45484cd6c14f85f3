import { realpathSync } from 'node:fs';
import { defaults } from '../config/parse-config.ts';
import { packageFile } from '../openapi/package-file.ts';
import { createTogaiService } from './togai/togai-service.ts';

const contract = packageFile('openapi/togai.yaml');

/** The contract that is served unless another one is given; its operations are written by hand. */
export const builtIn = {
  contract,
  /** Whether a contract is this one, by its real path. */
  isAt: (realPath: string | undefined): boolean => realPath === realpathSync(contract),
  /** The ids of the operations of a contract, by its real path, that are written by hand. */
  handWrittenIn: (realPath: string | undefined): ReadonlySet<string> =>
    new Set(builtIn.isAt(realPath) ? Object.keys(createTogaiService(defaults).handlers) : []),
};
