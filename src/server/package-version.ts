import { readFileSync } from 'node:fs';
import { packageFile } from '../openapi/package-file.ts';

/** The version of the package, such as `0.1.0`. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'));
  return String(Reflect.get(Object(manifest), 'version'));
}
