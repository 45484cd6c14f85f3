import { fileURLToPath } from 'node:url';

/**
 * The path of a file that is published with the package.
 * @param name relative to the root of the package, such as `openapi/togai.yaml`
 */
export function packageFile(name: string): string {
  // True for the source and for the bundle: both have this module two folders below the root.
  return fileURLToPath(new URL(`../../${name}`, import.meta.url));
}
