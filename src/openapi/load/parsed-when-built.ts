import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { packageFile } from '../package-file.ts';

/** Where the contracts of the package are. */
const contracts = pathToFileURL(packageFile('openapi/')).href;

/**
 * The content of a contract that is published with the package. `npm run build` parses those, since YAML takes ten times
 * as long as JSON, and the built-in contract is parsed at every start.
 * @param text the file as it is now
 * @param folder where the build puts what it has parsed
 * @returns `undefined` for any other file, and for one whose text was not there at the build
 */
export function parsedWhenBuilt(url: URL, text: string, folder = packageFile('dist/parsed')): unknown {
  if (!url.href.startsWith(contracts)) return undefined;
  try {
    return JSON.parse(readFileSync(`${folder}/${parsedName(text)}`, 'utf8'));
  } catch {
    return undefined; // as good as not built: the text is parsed
  }
}

/** The name of the file that has the content of a text: no other text has it. */
export function parsedName(text: string): string {
  return `${createHash('sha256').update(text).digest('hex')}.json`;
}
