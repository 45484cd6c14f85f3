import { basename, dirname, join } from 'node:path';
import type { FileSystem } from '../../src/storage/fs/file-system.ts';
import type { OpenFile } from '../../src/storage/fs/open-file.ts';
import { quiet } from './gate.ts';

/** A step that changes what is on the disk. */
export interface Step {
  readonly kind: 'create' | 'append' | 'sync' | 'truncate' | 'blank' | 'rename' | 'remove' | 'syncFolder';
  readonly path: string;
  /** 0 for the first ever. */
  readonly number: number;
}

/** The outcome of a step: done, failed with an error code after half of it, or a crash in the middle. */
export type Fate = 'done' | 'crash' | { readonly fails: string };

/** What ends: the process, so that everything written is there, or the power, so that only synced data and an arbitrary part of the rest is. */
export type Outage = 'process' | 'power';

/** A file system in memory that can fail, and lose what was not synced. */
export interface CrashingFileSystem {
  /** The disk as a new process sees it; earlier processes can no longer use it. */
  boot(): FileSystem;
  /** Decides about the steps from here on. */
  decide(fate: (step: Step) => Fate): void;
  /** How many steps there were. */
  readonly steps: number;
  /** Restarts the machine, after a crash or without one; `random` returns numbers from 0 up to, not including, 1. */
  restart(outage: Outage, random: () => number): void;
  /** What is in a file now. */
  text(path: string): string;
  put(path: string, content: string | Buffer): void;
  remove(path: string): void;
  /** The names of all files in a folder. */
  list(folder: string): string[];
}

interface Inode {
  readonly number: number;
  content: Buffer;
  synced: Buffer;
  /** How many bytes are allocated beyond its end; they become visible only after a power cut. */
  readonly room: number;
}

type Folder = Map<string, Inode>;

/** An empty disk on which everything works. */
export function createCrashingFileSystem(): CrashingFileSystem {
  let fateOf: (step: Step) => Fate = () => 'done';
  let steps = 0;
  let isDown = false;
  let process = 0;
  let names: Folder = new Map();
  let syncedNames: Folder = new Map();
  /** Changes of names since the last sync of the folder. */
  let unsynced: ((folder: Folder) => void)[] = [];

  function requireUp(caller: number): void {
    if (isDown || caller !== process) throw new Error('the machine is down');
  }

  async function take(
    caller: number,
    { kind, path }: Omit<Step, 'number'>,
    whole: () => void,
    half = () => {},
  ) {
    await quiet();
    requireUp(caller);
    const fate = fateOf({ kind, path, number: steps });
    steps += 1;
    if (fate === 'done') return whole();
    half();
    if (fate !== 'crash') throw Object.assign(new Error(`${fate.fails} at ${kind}`), { code: fate.fails });
    isDown = true;
    requireUp(caller);
  }

  function rename(change: (folder: Folder) => void): void {
    change(names);
    unsynced.push(change);
  }

  function inodeAt(path: string): Inode {
    const inode = names.get(path);
    if (inode === undefined) throw Object.assign(new Error(`ENOENT ${path}`), { code: 'ENOENT' });
    return inode;
  }

  const namesIn = (folder: string) =>
    [...names.keys()].flatMap((path) => (dirname(path) === folder ? [basename(path)] : []));

  return {
    boot: () => {
      process += 1;
      return fileSystemFor(process);
    },
    decide: (fate) => {
      fateOf = fate;
    },
    get steps() {
      return steps;
    },
    restart: (outage, random) => {
      isDown = false;
      process += 1;
      fateOf = () => 'done';
      if (outage === 'process') return;
      names = new Map(syncedNames);
      // Nothing says in which order they reach the disk.
      for (const change of unsynced) if (random() < 0.5) change(names);
      for (const inode of new Set(names.values())) {
        inode.content = afterPowerCut(inode, random);
        markSynced(inode);
      }
      syncedNames = new Map(names);
      unsynced = [];
    },
    text: (path) => inodeAt(path).content.toString(),
    put: (path, content) => {
      const bytes = Buffer.from(content);
      names.set(path, { ...createInode(0), content: bytes, synced: bytes });
      syncedNames = new Map(names);
    },
    remove: (path) => {
      names.delete(path);
      syncedNames = new Map(names);
    },
    list: (folder) => namesIn(folder).sort(),
  };

  function fileSystemFor(caller: number): FileSystem {
    const up = () => requireUp(caller);
    const step = (kind: Step['kind'], path: string, whole: () => void, half?: () => void) =>
      take(caller, { kind, path }, whole, half);

    function openFile(inode: Inode, path: string): OpenFile {
      const append = (bytes: Buffer) => {
        inode.content = Buffer.concat([inode.content, bytes]);
      };
      return {
        append: async (text) => {
          const bytes = Buffer.from(text);
          const half = () => append(bytes.subarray(0, Math.floor(bytes.length / 2)));
          await step('append', path, () => append(bytes), half);
          return bytes.length;
        },
        sync: () => step('sync', path, () => markSynced(inode)),
        state: async () => ([...names.values()].includes(inode) ? 'intact' : 'removed'),
        truncate: (length) =>
          step('truncate', path, () => {
            inode.content = inode.content.subarray(0, length);
          }),
        // What reads a file takes nothing behind its end for room.
        blank: (length) =>
          step('blank', path, () => {
            inode.content = inode.content.subarray(0, length);
          }),
        close: async () => up(),
      };
    }

    return {
      locate: async (path) => path,
      find: async (path) => {
        up();
        const inode = names.get(path);
        return inode && { kind: 'file', size: inode.content.length, identity: String(inode.number) };
      },
      read: async (path) => {
        up();
        return inodeAt(path).content;
      },
      chunks: async function* (path, length) {
        up();
        const { content } = names.get(path) ?? { content: Buffer.alloc(0) };
        for (let start = 0; start < content.length; start += length) {
          yield Buffer.from(content.subarray(start, start + length));
        }
      },
      names: async (folder) => {
        up();
        return namesIn(folder);
      },
      createFolder: async () => up(),
      create: async (path, room = 0) => {
        const inode = createInode(room);
        await step('create', path, () => rename((folder) => folder.set(path, inode)));
        return openFile(inode, path);
      },
      cut: async (path, length) => {
        const inode = inodeAt(path);
        if (length < inode.content.length) {
          await step('truncate', path, () => {
            inode.content = inode.content.subarray(0, length);
          });
        }
        await step('sync', path, () => markSynced(inode));
      },
      rename: (from, to) =>
        step('rename', to, () => {
          const inode = inodeAt(from);
          rename((folder) => {
            folder.delete(from);
            folder.set(to, inode);
          });
        }),
      copy: async (from, to) => {
        const { content } = inodeAt(from);
        const inode = createInode(0);
        await step('create', to, () => {
          inode.content = content;
          rename((folder) => folder.set(to, inode));
        });
      },
      remove: (path) => step('remove', path, () => rename((folder) => folder.delete(path))),
      syncFolder: (folder) =>
        step('syncFolder', join(folder, '.'), () => {
          syncedNames = new Map(names);
          unsynced = [];
        }),
    };
  }
}

let inodes = 0;

function createInode(room: number): Inode {
  inodes += 1;
  return { number: inodes, content: Buffer.alloc(0), synced: Buffer.alloc(0), room };
}

function markSynced(inode: Inode): void {
  inode.synced = inode.content;
}

/**
 * What was synced and a part of what was appended; of a file that was cut, either of both. Where there is room behind
 * its end, any part of what was appended may be missing, since its length says nothing.
 */
function afterPowerCut({ content, synced, room }: Inode, random: () => number): Buffer {
  const isLonger = content.subarray(0, synced.length).equals(synced);
  if (!isLonger) return random() < 0.5 ? content : synced;
  const appended = content.length - synced.length;
  const end = synced.length + Math.floor(random() * (appended + 1));
  if (room === 0) return content.subarray(0, end);
  const isMissingIts = random() < 0.5 ? 'end' : 'beginning';
  const left = Buffer.concat([content, Buffer.alloc(room)]);
  if (isMissingIts === 'end') return left.fill(0, end);
  return left.fill(0, synced.length, end);
}
