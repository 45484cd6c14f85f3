import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/** The packages of which parts are bundled, beside TypeScript. */
const packages = [
  'openapi-typescript',
  'change-case',
  'ansi-colors',
  'supports-color',
  '@redocly/openapi-core',
];

/** A comment with the licences of what is bundled with openapi-typescript. */
export function licenceNotice() {
  const typescript = /^\/\*!([\s\S]*?)\*\//.exec(readFileSync(resolve('typescript'), 'utf8'));
  const texts = [
    ...packages.map((name) => licenceIn(folderOf(dirname(resolve(name)), name))),
    `Parts of TypeScript:\n\n${typescript?.[1]?.trim()}`,
  ];
  return `/*!\n${texts.join('\n\n').replaceAll('*/', '* /')}\n*/`;
}

/** The licences of the packages that some files are in, each once. */
export function licencesOf(files) {
  const folders = files.flatMap((file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? []);
  return `${[...new Set(folders)].sort().map(licenceIn).join('\n\n')}\n`;
}

function licenceIn(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
  return `Parts of ${name} ${version}, ${license} licence.${text}`;
}

/** The folder of a package, above that of its main file. */
function folderOf(folder, name) {
  return folder.endsWith(join('node_modules', name)) ? folder : folderOf(dirname(folder), name);
}
