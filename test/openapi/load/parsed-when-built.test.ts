import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parseText } from '../../../src/openapi/load/parse-yaml-json.ts';
import { parsedName, parsedWhenBuilt } from '../../../src/openapi/load/parsed-when-built.ts';
import { packageFile } from '../../../src/openapi/package-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'parsed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const text = 'openapi: 3.0.3\ninfo: { title: Ferries, version: "1" }\npaths: {}\n';
writeFileSync(join(folder, parsedName(text)), '{"title":"Ferries"}');
writeFileSync(join(folder, parsedName('cut: off')), '{"cut":');
const ours = pathToFileURL(packageFile('openapi/ferries.yaml'));

describe('a contract that was parsed when the package was built', () => {
  it.each([
    ['of the package', ours, text, { title: 'Ferries' }],
    ['of the package, edited since', ours, `${text}# a note\n`, undefined],
    ['of the package, whose parsed file is damaged', ours, 'cut: off', undefined],
    ['of somebody else, with the same text', pathToFileURL(join(folder, 'ferries.yaml')), text, undefined],
    ['at an address', new URL('https://ferries.example/openapi.yaml'), text, undefined],
  ])('%s', (_case, url, content, expected) => {
    expect(parsedWhenBuilt(url, content, folder)).toEqual(expected);
  });
});

describe('what the build has parsed', () => {
  const names = readdirSync(packageFile('openapi/')).filter((name) => name.endsWith('.yaml'));

  it.each(names)('%s is what its text says, where it is built', (name) => {
    const yaml = readFileSync(packageFile(`openapi/${name}`), 'utf8');
    const parsed = parsedWhenBuilt(pathToFileURL(packageFile(`openapi/${name}`)), yaml);
    if (parsed !== undefined) expect(JSON.stringify(parsed)).toBe(JSON.stringify(parseText(yaml, name)));
  });
});
