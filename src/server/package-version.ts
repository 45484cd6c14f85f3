import { readFileSync } from 'node:fs';
import { plainText } from '../json.ts';
import { packageFile } from '../openapi/package-file.ts';

/** The version of the package, such as `0.1.0`. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'));
  return plainText(Reflect.get(Object(manifest), 'version'));
}
