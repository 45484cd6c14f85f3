import { type Adapter, Low } from 'lowdb';
import { removeLeftovers, replaceFile } from '../../fs/atomic-write.ts';
import type { Files } from '../../fs/file-system.ts';
import type { Disk } from '../../store.ts';
import { type DataFile, parseDataFile } from './parse-snapshot.ts';
import { readDataFile } from './read-snapshot.ts';
import { printDataFile } from './serialize-snapshot.ts';

export interface LowdbFileOptions {
  readonly files: Files;
  /** The file itself, not a link to it. */
  readonly path: string;
  /** The title of the contract whose rows these are; the file of another one is refused. */
  readonly contract: string;
  /** The title that the contract had until now. */
  readonly formerly?: string | undefined;
  readonly refusal: Disk['refusal'];
}

/** Everything stored at one moment, in a file. */
export interface LowdbFile {
  /** How large it was when it was last read or written. */
  readonly size: number;
  /**
   * What it holds; `undefined` when it is missing or empty.
   * @throws StartupError when it is not ours.
   */
  read(): Promise<DataFile | undefined>;
  /** Writes it anew, whole or not at all; others have their turn all the while. */
  write(data: DataFile): Promise<void>;
}

/** A readable JSON file, one row a line, held by lowdb through an adapter of ours. */
export function createLowdbFile({
  files,
  path,
  contract,
  formerly = contract,
  refusal,
}: LowdbFileOptions): LowdbFile {
  let size = 0;

  function* measured(text: Iterable<string>): Generator<string> {
    let length = 0;
    for (const slice of text) {
      length += slice.length;
      yield slice;
    }
    size = length;
  }

  const adapter: Adapter<DataFile> = {
    read: async () => {
      await removeLeftovers(files, path);
      const data = await readDataFile(files, path, refusal);
      size = (await files.find(path))?.size ?? 0;
      return data === undefined ? null : parseDataFile(data, [contract, formerly], refusal);
    },
    write: (data) => replaceFile(files, path, measured(printDataFile(contract, data))),
  };
  const nothing: DataFile = { snapshot: { collections: {} }, lastEntry: 0 };
  const low = new Low(adapter, nothing);

  /** What lowdb has; it need not keep it, for the rows live in the store. */
  function handOver(): DataFile | undefined {
    const { data } = low;
    low.data = nothing;
    return data === nothing ? undefined : data;
  }

  return {
    get size() {
      return size;
    },
    read: async () => {
      await low.read();
      return handOver();
    },
    write: async (data) => {
      low.data = data;
      await low.write().finally(handOver);
    },
  };
}
