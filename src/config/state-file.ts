import { dirname, join, parse } from 'node:path';
import { defaults } from './config.ts';

/** The folder beside a contract that its state is in. */
const stateFolder = '.togai-sandbox';

/** Where the state of a contract is stored. */
export interface StateFilePlace {
  /** Absent where the state is in memory only. */
  readonly data: string | undefined;
  /** Where earlier versions of the sandbox stored it, by the name of the contract alone. */
  readonly formerData?: string;
}

/** A contract to serve, and the path below which it is. */
interface ServedContract {
  readonly contract: string | undefined;
  readonly path?: string | undefined;
}

/**
 * The state file of a contract that none is given for: beside the contract, of one with an address in the working
 * directory, and of the built-in one where it always was.
 * @param others those that are served with it: contracts that would share a file have names of their own
 */
export function defaultStateFile(
  served: ServedContract,
  others: readonly ServedContract[] = [],
): StateFilePlace {
  const { contract } = served;
  if (contract === undefined) return { data: defaults.data };
  const possible = possibleFiles(served);
  const free = possible.find((file, i) => others.every((other) => possibleFiles(other)[i] !== file));
  return { data: free ?? possible.at(-1), formerData: join('data', `${parse(contract).name}.json`) };
}

/** The names of a state file, each more precise than the one before. */
function possibleFiles({ contract = '', path = '' }: ServedContract): readonly string[] {
  const { folder, name, base } = placeOf(contract);
  const mount = path.replace(/[^A-Za-z0-9._-]+/g, '-');
  return [name, base, `${base}${mount}`].map((each) => join(folder, stateFolder, `${each}.json`));
}

/** `http://localhost:8000/openapi.json` is `localhost-8000-openapi`: the same file of another server is another contract. */
function placeOf(contract: string): { folder: string; name: string; base: string } {
  if (!/^https?:\/\//i.test(contract) || !URL.canParse(contract)) {
    return { folder: dirname(contract), ...parse(contract) };
  }
  const { host, pathname } = new URL(contract);
  const server = host.replace(/[^A-Za-z0-9.]+/g, '-').replace(/^-/, '');
  const { name, base } = parse(pathname);
  const named = (file: string) => [server, file].filter((part) => part !== '').join('-');
  return { folder: '.', name: named(name), base: named(base) };
}
