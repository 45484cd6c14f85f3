import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

/** The contracts whose types are generated, and the file in src that each goes to. */
const files = {
  admin: 'http/admin/admin.gen.ts',
  togai: 'services/togai/togai.gen.ts',
};

/** Their names. */
export const contracts = Object.keys(files);

/** Where the types of a contract are. */
export const typesOf = (name) => new URL(`../src/${files[name]}`, import.meta.url);

/** The text that the types of a contract must have as it is now. */
export async function generateTypes(name) {
  const contract = new URL(`../openapi/${name}.yaml`, import.meta.url);
  const banner = `// Generated from openapi/${name}.yaml by \`npm run generate\`; do not edit.\n\n`;
  return banner + astToString(await openapiTS(contract));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of contracts) await writeFile(typesOf(name), await generateTypes(name));
}
