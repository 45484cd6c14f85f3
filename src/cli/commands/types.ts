import { writeFile } from 'node:fs/promises';
import type { TypesCommand } from '../../config/parse-config.ts';
import { loadDocument } from '../../openapi/load/load-document.ts';
import { withNamedSchemas } from '../../openapi/name-schemas.ts';
import { withStandardPaths } from '../../openapi/paths/with-standard-paths.ts';
import { defaultService } from '../../services/built-in.ts';
import { saveOutput } from './save-output.ts';

/**
 * Writes the TypeScript types of a contract, as it is served: of several files, and of Swagger 2.0, too.
 * @param print receives the types where no file is given
 * @throws StartupError for a contract that does not load, and for a file that cannot be written.
 */
export async function writeTypes(
  { contract = defaultService.contract, output, ...options }: TypesCommand,
  print: (text: string) => void,
): Promise<void> {
  const { document: loaded, sourceOf } = await loadDocument(contract, options);
  const document = withStandardPaths(withNamedSchemas(loaded, (tokens) => sourceOf(tokens).file));
  // The build bundles it, with the part of TypeScript that it needs: users may have any version of that, or none.
  const { astToString, default: openapiTypes } = await import('openapi-typescript');
  const types = astToString(await openapiTypes(JSON.stringify(document), { silent: true }));
  const text = `// The types of ${document.info.title} ${document.info.version}, by togai-sandbox types.\n\n${types}`;
  if (output === undefined) print(text);
  else await saveOutput(output, () => writeFile(output, text));
}
