import { createHash } from 'node:crypto';
import type { HandlerContext } from '../../context.ts';
import type { SentFile } from '../../operation.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { RowSchema } from '../../state/state-schema.ts';
import type { Collection, CollectionSpec, Snapshot } from '../../storage/store.ts';
import { inOneStep, mapInSteps } from '../../turns.ts';
import type { UploadStore } from '../../uploads/upload-store.ts';

/** An uploaded file, under the path of what it belongs to. Its bytes are found by their hash. */
export interface StoredFile {
  /** Such as `/files/7`, percent-encoded. */
  readonly path: string;
  /** Absent for a file that was deleted and whose path outlives it. */
  readonly sha256?: string;
  readonly size: number;
  readonly name?: string;
  readonly mediaType?: string;
}

/** The index of files by their hashes. */
const byHash = 'sha256';

/** The collection of uploaded files; no path of a contract leads to a name like this one. */
export const storedFiles: CollectionSpec = {
  name: '(files)',
  key: (row) => (row as StoredFile).path,
  indexes: { [byHash]: (row) => [(row as StoredFile).sha256 ?? []].flat() },
  validateRow: (row) => (isStoredFile(row) ? undefined : 'it is not an uploaded file'),
  isInternal: true,
};

/** How many bytes an export has at most; files beyond that are named in it, and found by whoever has them. */
const maxExportedBytes = 32 * 1024 * 1024;

/**
 * The rows of files in exports, which have the bytes in Base64, as `content`.
 * @param uploads where the bytes are; absent where none are stored
 */
export function createFileRowSchema(uploads: UploadStore | undefined): RowSchema {
  return {
    isInternal: true,
    begin: inOneStep(() => (given) => {
      const { content, ...row }: Record<string, unknown> = { ...given };
      if (typeof content !== 'string') return { row, issues: isStoredFile(row) ? [] : [incomplete] };
      const bytes = Buffer.from(content, 'base64');
      const complete = { ...row, size: bytes.length, sha256: sha256Of(bytes) };
      if (!isStoredFile(complete)) return { row, issues: [incomplete] };
      uploads?.put(sha256Of(bytes), bytes);
      return { row: complete, issues: [] };
    }),
    *toExport(rows) {
      let left = maxExportedBytes;
      return yield* mapInSteps(rows, (row) => {
        const { sha256, size } = row as StoredFile;
        if (sha256 === undefined || size > left) return row;
        left -= size;
        const content = uploads?.contentOf({ sha256, size })?.toString('base64');
        return content === undefined ? row : { ...row, content };
      });
    },
  };
}

const incomplete =
  'must have a path, and a content in Base64 or the size and sha256 of bytes that are stored; its name and mediaType are texts';

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function isStoredFile(row: object): row is StoredFile {
  const { path, size, sha256, name, mediaType }: Partial<Record<string, unknown>> = { ...row };
  const isHash = sha256 === undefined || (typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256));
  const isSize = typeof size === 'number' && Number.isSafeInteger(size) && size >= 0;
  const areTexts = [name, mediaType].every((each) => each === undefined || typeof each === 'string');
  return typeof path === 'string' && path.startsWith('/') && isSize && isHash && areTexts;
}

export function filesIn(context: HandlerContext): Collection<StoredFile> {
  return context.store.collection<StoredFile>(storedFiles.name);
}

/** Stores an uploaded file in place of the one that was there; its bytes are on disk when this resolves. */
export async function storeFile(context: HandlerContext, path: string, file: SentFile): Promise<void> {
  const { content, name, mediaType, size } = file;
  if (content === undefined) return;
  await content.store();
  await putFile(context, {
    path,
    sha256: content.sha256,
    size,
    ...(name !== undefined && { name }),
    ...(mediaType !== undefined && { mediaType }),
  });
}

/** Stores a row in place of the one of its path. */
export async function putFile(context: HandlerContext, row: StoredFile): Promise<void> {
  const files = filesIn(context);
  if ((await files.get(row.path)) === undefined) await files.insert(row);
  else await files.replace(row);
}

/** Removes the files of a path and of all that is below it. */
export async function removeFiles(context: HandlerContext, path: string): Promise<void> {
  const files = filesIn(context);
  const isWithin = (row: object) => {
    const { path: own } = row as StoredFile;
    return own === path || own.startsWith(`${path}/`);
  };
  for (const { path: own } of await files.list({ matches: isWithin })) await files.remove(own);
}

/** The hashes of all uploads that anything refers to: rows of sessions and snapshots, and what a reset restores. */
export function uploadsIn(sessions: Sessions): ReadonlySet<string> {
  return new Set([...sessions.allStored()].flatMap(hashesIn));
}

/**
 * Whether anything refers to an upload. What nothing refers to any more, such as after a reset, stays on disk until it is
 * swept.
 */
export async function isUploadReferred(sessions: Sessions, sha256: string): Promise<boolean> {
  for (const { store } of [sessions.defaultSession, ...sessions.list().map(({ session }) => session)]) {
    if (!Object.hasOwn(store.snapshot().collections, storedFiles.name)) return false;
    const where = { index: byHash, key: sha256 };
    if ((await store.read((rows) => rows.collection(storedFiles.name).count({ where }))) > 0) return true;
  }
  return uploadsIn(sessions).has(sha256);
}

function hashesIn({ collections, quarantined = [] }: Snapshot): readonly string[] {
  const set = quarantined.filter(({ collection }) => collection === storedFiles.name).map(({ row }) => row);
  return [...(collections[storedFiles.name] ?? []), ...set].flatMap((row) => {
    const { sha256 } = row as StoredFile;
    return sha256 === undefined ? [] : [sha256];
  });
}
