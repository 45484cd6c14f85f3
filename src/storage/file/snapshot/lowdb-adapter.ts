import { type Adapter, Low } from 'lowdb';
import { atomicWrite, removeLeftovers } from '../../fs/atomic-write.ts';
import type { FileSystem } from '../../fs/file-system.ts';
import type { Persistence } from '../../store.ts';
import { parseSnapshot, type SnapshotFile } from './parse-snapshot.ts';
import { readSnapshot } from './read-snapshot.ts';
import { serializeSnapshot } from './serialize-snapshot.ts';

export interface LowdbAdapterOptions {
  readonly files: FileSystem;
  /** The file itself, not a link to it. */
  readonly path: string;
  /** The title of the contract whose rows these are; the file of another one is refused. */
  readonly contract: string;
  /** The title that the contract had until now. */
  readonly formerly?: string | undefined;
  readonly startupError: Persistence['startupError'];
}

/** Everything stored at one moment, in a file. */
export interface LowdbAdapter {
  /** How large it was when it was last read or written. */
  readonly size: number;
  /**
   * What it holds; `undefined` when it is missing or empty.
   * @throws StartupError when it is not ours.
   */
  read(): Promise<SnapshotFile | undefined>;
  /** Writes it anew, whole or not at all; others have their turn all the while. */
  write(data: SnapshotFile): Promise<void>;
}

/** A readable JSON file, one row a line, held by lowdb through an adapter of ours. */
export function createLowdbAdapter({
  files,
  path,
  contract,
  formerly = contract,
  startupError,
}: LowdbAdapterOptions): LowdbAdapter {
  let size = 0;

  function* measured(text: Iterable<string>): Generator<string> {
    let length = 0;
    for (const slice of text) {
      length += slice.length;
      yield slice;
    }
    size = length;
  }

  const adapter: Adapter<SnapshotFile> = {
    read: async () => {
      await removeLeftovers(files, path);
      const data = await readSnapshot(files, path, startupError);
      size = (await files.find(path))?.size ?? 0;
      return data === undefined ? null : parseSnapshot(data, [contract, formerly], startupError);
    },
    write: (data) => atomicWrite(files, path, measured(serializeSnapshot(contract, data))),
  };
  const nothing: SnapshotFile = { snapshot: { collections: {} }, lastEntry: 0 };
  const low = new Low(adapter, nothing);

  /** What lowdb has; it need not keep it, for the rows live in the store. */
  function handOver(): SnapshotFile | undefined {
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
