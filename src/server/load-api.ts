import { realpath } from 'node:fs/promises';
import { loadDocument } from '../openapi/load/load-document.ts';
import { formatLoadIssue, type LoadIssue } from '../openapi/load/load-issue.ts';
import { defaultService } from '../services/built-in.ts';
import { loadInitialData } from './initial-data.ts';
import { type PreparedApi, prepareApi } from './prepare-api.ts';
import type { Settings } from './server-settings.ts';

/**
 * From the settings to an API that is ready to be served: loads the document, prepares its API, loads its initial data.
 * @throws StartupError for a contract or seed data that cannot be used.
 */
export async function loadApi(settings: Settings): Promise<PreparedApi> {
  const { contract = defaultService.contract, allowRemoteRefs, root, strict, seedData, log } = settings;
  const loaded = await loadDocument(contract, { allowRemoteRefs, root, strict });
  if (loaded.issues.length > 0) log.notice(formatIssues(loaded.issues, contract));
  for (const note of loaded.notes) log.notice(note);
  const prepared = await prepareApi(loaded, settings);
  if (prepared.forgottenWrites > 0) log.notice(formatForgotten(prepared.forgottenWrites, contract));
  const initialData = await loadInitialData(settings, prepared);
  const files = seedData === undefined ? loaded.files : [...loaded.files, await realpath(seedData)];
  return { ...prepared, files, ...(initialData && { initialData }) };
}

/** A single error is shown; several are counted. */
function formatIssues(issues: readonly LoadIssue[], contract: string): string {
  const [first, ...others] = issues.map(formatLoadIssue);
  if (others.length === 0) return `1 error is served around: ${first}`;
  return `${issues.length} errors are served around: check ${contract} lists them, --strict refuses them`;
}

function formatForgotten(count: number, contract: string): string {
  const writes = count === 1 ? '1 write is' : `${count} writes are`;
  return `${writes} not remembered: check ${contract} says which and why`;
}
