import { dirname } from 'node:path';
import type { Random } from '../random.ts';
import type { FileEvent } from './file-event.ts';

/** What a change of data does to a file. */
type DataChange = (content: Buffer, pages: (length: number) => readonly Span[]) => Buffer;

/** A part of what was written, from and to, in bytes. */
type Span = readonly [start: number, end: number];

interface Unsynced<T> {
  /** The number of its event. */
  readonly number: number;
  readonly change: T;
}

interface Inode {
  synced: Buffer;
  unsynced: Unsynced<DataChange>[];
}

type Names = Map<string, Inode>;

/** The files of a disk, by path. */
export type DiskState = ReadonlyMap<string, Buffer>;

/** How much of what was not synced reaches the disk: of names, and of data. */
export interface Cut {
  readonly names: 'all' | 'none' | 'first' | 'some';
  readonly data: 'all' | 'none' | 'first' | 'pages';
}

/** What is lost in a power cut is decided page by page. */
const pageBytes = 4096;

/** A disk that is changed by the events of a real run, and knows which of them are sure to be on it. */
export class RecordedDisk {
  #syncedNames: Names = new Map();
  #unsyncedNames: (Unsynced<(names: Names) => void> & { readonly folder: string })[] = [];
  #names: Names = new Map();
  readonly #opened = new Map<number, { readonly inode?: Inode; readonly folder?: string }>();
  #count = 0;

  /** Applies the next event of the run. */
  apply(event: FileEvent): void {
    // What a sync covers is counted within its process.
    if (event.kind === 'start') this.#count = 0;
    this.#count += 1;
    if (event.kind === 'start') this.#forgetProcess();
    else if (event.kind === 'open') this.#open(event);
    else if (event.kind === 'rename') {
      const inode = this.#names.get(event.path);
      if (inode !== undefined)
        this.#rename(event.to, (names) => {
          names.delete(event.path);
          names.set(event.to, inode);
        });
    } else if (event.kind === 'remove') this.#rename(event.path, (names) => names.delete(event.path));
    else this.#change(event);
  }

  /** One of the states that a power cut at this moment may leave. */
  cut(how: Cut, random: Random): DiskState {
    const names = new Map(this.#syncedNames);
    const renames = this.#unsyncedNames;
    const first = random.below(renames.length + 1);
    for (const [i, { change }] of renames.entries()) {
      const reaches = { all: true, none: false, first: i < first, some: random.below(2) === 0 }[how.names];
      if (reaches) change(names);
    }
    return new Map([...names].map(([path, inode]) => [path, afterCut(inode, how.data, random)]));
  }

  /** A process that has ended leaves its files to the system, which may still not have them on disk. */
  #forgetProcess(): void {
    this.#opened.clear();
    for (const inode of new Set([...this.#names.values(), ...this.#syncedNames.values()]))
      inode.unsynced = inode.unsynced.map((each) => ({ ...each, number: 0 }));
    this.#unsyncedNames = this.#unsyncedNames.map((each) => ({ ...each, number: 0 }));
  }

  #open({ fd, path, isFolder, isNew, isEmptied }: Extract<FileEvent, { kind: 'open' }>): void {
    if (isFolder) return void this.#opened.set(fd, { folder: path });
    const inode: Inode = (isNew ? undefined : this.#names.get(path)) ?? {
      synced: Buffer.alloc(0),
      unsynced: [],
    };
    if (isNew) this.#rename(path, (names) => names.set(path, inode));
    else if (isEmptied) inode.unsynced.push({ number: this.#count, change: () => Buffer.alloc(0) });
    this.#opened.set(fd, { inode });
  }

  #rename(path: string, change: (names: Names) => void): void {
    change(this.#names);
    this.#unsyncedNames.push({ number: this.#count, folder: dirname(path), change });
  }

  #change(event: Extract<FileEvent, { kind: 'write' | 'truncate' | 'sync' }>): void {
    const { inode, folder } = this.#opened.get(event.fd) ?? {};
    if (event.kind === 'sync') this.#sync(event.before, inode, folder);
    else
      inode?.unsynced.push({
        number: this.#count,
        change: event.kind === 'write' ? writing(event.position, event.bytes) : cutting(event.length),
      });
  }

  #sync(before: number, inode: Inode | undefined, folder: string | undefined): void {
    if (inode !== undefined) {
      const isCovered = ({ number }: Unsynced<unknown>) => number <= before;
      inode.synced = whole(inode.synced, inode.unsynced.filter(isCovered));
      inode.unsynced = inode.unsynced.filter((each) => !isCovered(each));
    }
    if (folder === undefined) return;
    const [covered, rest] = [true, false].map((is) =>
      this.#unsyncedNames.filter((each) => (each.folder === folder && each.number <= before) === is),
    );
    for (const { change } of covered ?? []) change(this.#syncedNames);
    this.#unsyncedNames = rest ?? [];
  }
}

const allOf = (length: number): readonly Span[] => [[0, length]];

function whole(content: Buffer, changes: readonly Unsynced<DataChange>[]): Buffer {
  return changes.reduce((before, { change }) => change(before, allOf), content);
}

function afterCut({ synced, unsynced }: Inode, how: Cut['data'], random: Random): Buffer {
  if (how === 'none' || unsynced.length === 0) return synced;
  if (how === 'all') return whole(synced, unsynced);
  if (how === 'pages') {
    const some = (length: number) => pagesOf(length).filter(() => random.below(2) === 0);
    return unsynced.reduce((before, { change }) => change(before, some), synced);
  }
  const first = random.below(unsynced.length);
  const torn = unsynced[first];
  const before = whole(synced, unsynced.slice(0, first));
  return torn === undefined ? before : torn.change(before, (length) => [[0, random.below(length + 1)]]);
}

function pagesOf(length: number): readonly Span[] {
  return Array.from({ length: Math.ceil(length / pageBytes) }, (_, i) => [
    i * pageBytes,
    Math.min(length, (i + 1) * pageBytes),
  ]);
}

function writing(position: number, bytes: Buffer): DataChange {
  return (content, pages) => {
    const spans = pages(bytes.length);
    const end = Math.max(content.length, ...spans.map(([, last]) => position + last));
    const written = Buffer.alloc(end);
    content.copy(written);
    for (const [start, last] of spans) bytes.copy(written, position + start, start, last);
    return written;
  };
}

/** A cut is one change: done, or not. */
function cutting(length: number): DataChange {
  return (content, pages) =>
    pages(1).some(([start, end]) => start < end) ? content.subarray(0, length) : content;
}
