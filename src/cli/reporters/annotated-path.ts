import { isAbsolute, relative, resolve, sep } from 'node:path';

/** The path of a file as CI services look it up: relative to a folder that has it, else as it is. URLs stay. */
export function annotatedPath(folder: string, file: string): string {
  if (/^https?:\/\//.test(file)) return file;
  const path = relative(folder, resolve(file));
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? file : path;
}
