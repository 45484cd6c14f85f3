import { closeSync, openSync, readFileSync, statSync } from 'node:fs';

/** Something that a server did to its files. */
export type FileEvent =
  | { readonly kind: 'start' }
  | {
      readonly kind: 'open';
      readonly fd: number;
      readonly path: string;
      readonly isFolder: boolean;
      readonly isNew: boolean;
      readonly isEmptied: boolean;
    }
  | { readonly kind: 'write'; readonly fd: number; readonly position: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly fd: number; readonly length: number }
  /** Covers what the process did before it began: so many events. */
  | { readonly kind: 'sync'; readonly fd: number; readonly before: number }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string };

/** An event, and how long the recording is with it: what comes after in time is further on. */
export interface RecordedEvent {
  readonly event: FileEvent;
  readonly end: number;
}

/** The recording of a run, which its server appends to. */
export interface Recording {
  /** What a server is started under, to be recorded. */
  readonly under: readonly string[];
  /** How far it is. */
  readonly length: number;
  read(): readonly RecordedEvent[];
}

/** Records what servers do to the files of a folder. */
export function recordInto(file: string, folder: string): Recording {
  closeSync(openSync(file, 'w'));
  const preload = new URL('./record-file-events.mjs', import.meta.url).href;
  const variables = {
    NODE_OPTIONS: `--import=${preload}`,
    RECORDED_FOLDER: folder,
    RECORDED_EVENTS: file,
  };
  return {
    under: ['env', ...Object.entries(variables).map(([name, value]) => `${name}=${value}`)],
    get length() {
      return statSync(file).size;
    },
    read: () => parseEvents(readFileSync(file, 'utf8')),
  };
}

function parseEvents(text: string): readonly RecordedEvent[] {
  let end = 0;
  // A server that ends in the middle of a line has not done what it says.
  const lines = text.slice(0, text.lastIndexOf('\n')).split('\n');
  return lines.map((line) => {
    end += line.length + 1;
    const { data, zeros, ...event } = JSON.parse(line);
    if (event.kind !== 'write') return { event, end };
    const bytes = data === undefined ? Buffer.alloc(zeros) : Buffer.from(data, 'base64');
    return { event: { ...event, bytes }, end };
  });
}
