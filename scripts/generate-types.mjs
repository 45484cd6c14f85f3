import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const contract = new URL('../openapi/togai.yaml', import.meta.url);
const types = new URL('../src/contract/togai.gen.ts', import.meta.url);

const banner = '// Generated from openapi/togai.yaml by `npm run generate`; do not edit.\n\n';

/** The text that src/contract/togai.gen.ts must have for the contract as it is now. */
export async function generateTypes() {
  return banner + astToString(await openapiTS(contract));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(types, await generateTypes());
