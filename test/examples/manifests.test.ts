import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));

interface ExampleManifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** What a version or a range is compatible with: its major version, and the minor one below 1.0.0. */
function line(range: string): string {
  const [major, minor] = range.replace(/^[~^]/, '').split('.');
  return major === '0' ? `0.${minor}` : `${major}`;
}

describe('the package.json of an example', () => {
  const known: Readonly<Record<string, string>> = {
    ...manifest.devDependencies,
    [manifest.name]: manifest.version,
  };

  it.each(readdirSync(folder))('%s asks for the versions that it is tested with', (name) => {
    const example: ExampleManifest = JSON.parse(readFileSync(`${folder}${name}/package.json`, 'utf8'));
    const ranges = { ...example.dependencies, ...example.devDependencies };
    expect(ranges).toHaveProperty('togai-sandbox');
    const expected = Object.keys(ranges).map((key) => [key, line(known[key] ?? 'not installed here')]);
    expect(Object.entries(ranges).map(([key, range]) => [key, line(range)])).toEqual(expected);
  });
});
