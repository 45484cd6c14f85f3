import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a repository or a package of some language has in its root folder. */
const rootMarkers = [
  '.git',
  '.hg',
  '.svn',
  'package.json',
  'pyproject.toml',
  'setup.py',
  'composer.json',
  'Gemfile',
  'go.mod',
  'Cargo.toml',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'mix.exs',
];

/**
 * The folder whose files a contract may refer to: the nearest root of a package or repository that contains it, else
 * its own folder.
 * @param folder the real path of the contract's folder
 */
export function contractRoot(folder: string): string {
  for (let current = folder; ; ) {
    if (rootMarkers.some((name) => existsSync(join(current, name)))) return current;
    const above = dirname(current);
    if (above === current) return folder;
    current = above;
  }
}
