import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Contents by file name; a value that is not a string is written as JSON. */
export type FileContents = Readonly<Record<string, unknown>>;

export interface ContractFolder {
  /** The path of a file in the folder. */
  path(name: string): string;
  remove(): void;
}

/** A folder of a test's own with the files of a contract. */
export function contractFolder(files: FileContents): ContractFolder {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  const path = (name: string) => join(folder, name);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
