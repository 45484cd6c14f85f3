import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of contracts that others wrote, most of them twice: in JSON and in YAML. */
export const contractsOfOthers = dirname(
  fileURLToPath(import.meta.resolve('@readme/oas-examples/package.json')),
);

/** The documents whose YAML says something else than their JSON, or that have only one of the two. */
const differing = /^3\.0\/yaml\/(petstore-expanded|uspto)\.|^3\.1\/yaml\/(parameters-style|train-travel)\./;

/** The files of {@link contractsOfOthers}, relative to it; a document in two formats that says the same is there once. */
export function filesOfOthers(): readonly string[] {
  return filesOf('json').concat(filesOf('yaml').filter((file) => differing.test(file) || !twinOf(file)));
}

/** The YAML files whose JSON says the same, with that JSON file. */
export function twinsOfOthers(): readonly (readonly [yaml: string, json: string])[] {
  return filesOf('yaml').flatMap((file) => {
    const twin = twinOf(file);
    return twin === undefined || differing.test(file) ? [] : [[file, twin] as const];
  });
}

function filesOf(format: 'json' | 'yaml'): readonly string[] {
  return ['3.0', '3.1'].flatMap((version) =>
    readdirSync(join(contractsOfOthers, version, format))
      .filter((name) => name.endsWith(`.${format}`))
      .map((name) => `${version}/${format}/${name}`),
  );
}

function twinOf(file: string): string | undefined {
  const twin = file.replaceAll('yaml', 'json');
  return existsSync(join(contractsOfOthers, twin)) ? twin : undefined;
}
