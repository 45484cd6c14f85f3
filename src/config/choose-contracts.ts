import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config-error.ts';
import { findContracts } from './find-contracts.ts';
import type { ServiceOptionTable } from './option-definition.ts';
import type { Lookup, OptionSource } from './option-lookup.ts';
import { optionTable } from './options.ts';

/** Which contracts are served. */
export interface ChosenContracts {
  /** The only one; undefined is the built-in one, and for several. */
  readonly contract: string | undefined;
  /** Several, each with the path below which it is served, where that is given. */
  readonly mounts: readonly { readonly contract: string; readonly path: string | undefined }[];
  readonly source: OptionSource;
  /** Whether nobody gave the contract: it was found in the working directory. */
  readonly isFound: boolean;
}

/** Where contracts are chosen. */
export interface Project {
  /** The working directory; without it, no contract is looked for. */
  readonly folder: string | undefined;
  /** The built-in services: the name of one, in place of a file, is its contract. */
  readonly services: readonly ServiceOptionTable[];
}

/**
 * Chooses the contracts: those of flags and variables; else those of the configuration file; else the one that the
 * project has; else the built-in one.
 * @throws ConfigError where the project has several.
 */
export function chooseContracts(look: Lookup, project: Project): ChosenContracts {
  const [plain, mounted] = [look(optionTable.contract), look(optionTable.mounts)];
  const isGiven = [plain, mounted].some(({ source }) => source === 'flag' || source === 'variable');
  const [contracts, mounts] = [plain, mounted].map(({ values, source }) =>
    isGiven && source === 'file' ? [] : values,
  ) as [typeof plain.values, typeof mounted.values];
  const source = isGiven ? 'flag' : 'file';
  if (mounts.length === 0 && contracts.length < 2) {
    const [contract] = contracts;
    return contract === undefined
      ? findContract(project)
      : { contract: toFile(contract, project), mounts: [], source, isFound: false };
  }
  const paths = contracts.map((contract) => ({ contract, path: undefined }));
  return { contract: undefined, mounts: [...paths, ...mounts], source, isFound: false };
}

/** The name of a built-in service is its contract, unless there is a file of that name. */
function toFile(contract: string, { folder, services }: Project): string | undefined {
  const isService = services.some(({ name }) => name === contract);
  return isService && !(folder !== undefined && existsSync(join(folder, contract))) ? undefined : contract;
}

function findContract({ folder, services }: Project): ChosenContracts {
  const found = folder === undefined ? [] : findContracts(folder);
  if (found.length > 1) {
    const [builtIn] = services;
    const other = builtIn === undefined ? '' : `, or ${builtIn.name} for the built-in API`;
    throw new ConfigError(
      `this project has ${found.length} contracts, ${found.join(' and ')}: give one of them, as in togai-sandbox ${found[0]}${other}; a configuration file may name it too, see togai-sandbox init --help.`,
    );
  }
  return { contract: found[0], mounts: [], source: 'default', isFound: found.length === 1 };
}
