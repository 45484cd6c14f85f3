import { type Adapter, Low } from 'lowdb';
import { type AroundReplace, atomicWrite, removeLeftovers } from '../../fs/atomic-write.ts';
import type { FileSystem } from '../../fs/file-system.ts';
import type { Persistence } from '../../store.ts';
import { parseSnapshot, type SnapshotFile } from './parse-snapshot.ts';
import { readSnapshot } from './read-snapshot.ts';
import { serializeSnapshot } from './serialize-snapshot.ts';

export interface LowdbAdapterOptions {
  readonly files: FileSystem;
  /** The file itself, not a link to it. */
  readonly path: string;
  /** The title of the contract that the rows belong to; the file of another contract is rejected. */
  readonly contract: string;
  /** The earlier title of the contract. */
  readonly previousContract?: string | undefined;
  readonly startupError: Persistence['startupError'];
  /** Called when the new content is on disk, to replace the file; what it throws ends the write. */
  readonly around?: AroundReplace;
}

/** The data file. */
export interface LowdbAdapter {
  /** Its size when it was last read or written: bytes, or characters after a write. */
  readonly size: number;
  /**
   * Its content; `undefined` when it is missing or empty.
   * @throws StartupError when it is not a data file of this contract.
   */
  read(): Promise<SnapshotFile | undefined>;
  /** Replaces it, completely or not at all. Other work of the process goes on meanwhile. */
  write(data: SnapshotFile): Promise<void>;
}

/** A readable JSON file, one row a line, read and written by lowdb through an adapter of ours. */
export function createLowdbAdapter({
  files,
  path,
  contract,
  previousContract = contract,
  startupError,
  around,
}: LowdbAdapterOptions): LowdbAdapter {
  let size = 0;

  function* measure(text: Iterable<string>): Generator<string> {
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
      return data === undefined ? null : parseSnapshot(data, [contract, previousContract], startupError);
    },
    write: (data) => atomicWrite(files, path, measure(serializeSnapshot(contract, data)), around),
  };
  const empty: SnapshotFile = { snapshot: { collections: {} }, lastEntry: 0 };
  const low = new Low(adapter, empty);

  /** Takes the content out of lowdb, which need not hold it: the rows live in the store. */
  function takeData(): SnapshotFile | undefined {
    const { data } = low;
    low.data = empty;
    return data === empty ? undefined : data;
  }

  return {
    get size() {
      return size;
    },
    read: async () => {
      await low.read();
      return takeData();
    },
    write: async (data) => {
      low.data = data;
      await low.write().finally(takeData);
    },
  };
}
