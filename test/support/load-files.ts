import { type LoadOptions, loadDocument } from '../../src/openapi/load/load-document.ts';
import { formatLoadIssue } from '../../src/openapi/load/load-issue.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { type ContractFolder, contractFolder, type FileContents } from './contract-folder.ts';

/**
 * Loads a contract from files of a test's own; the issues are lines without the folder's name.
 * @param name the file to load
 * @throws StartupError when it is refused.
 */
export async function loadFiles(
  files: FileContents,
  name = 'api.yaml',
  options?: (folder: ContractFolder) => LoadOptions,
) {
  const folder = contractFolder(files);
  try {
    const loaded = await loadDocument(folder.path(name), options?.(folder));
    const issues = loaded.issues.map((issue) => formatLoadIssue(issue).replaceAll(`${folder.path('')}/`, ''));
    return { ...loaded, issues, operations: operationsOf(loaded.document) };
  } finally {
    folder.remove();
  }
}
