import { realpath } from 'node:fs/promises';
import { StartupError } from '../errors.ts';
import { type LoadedDocument, loadDocument } from '../openapi/load/load-document.ts';
import { errorsIn, formatLoadIssue, type LoadIssue } from '../openapi/load/load-issue.ts';
import { declarationsIn } from '../openapi/operations.ts';
import { defaultService } from '../services/built-in.ts';
import { loadInitialData } from './initial-data.ts';
import { type PreparedApi, prepareApi } from './prepare-api.ts';
import type { Settings } from './server-settings.ts';

/**
 * From the settings to an API that is ready to be served: loads the document, prepares its API, loads its initial data.
 * @param refusesErrors whether a contract with errors is refused, also where the user is not strict
 * @throws StartupError for a contract or seed data that cannot be used.
 */
export async function loadApi(settings: Settings, refusesErrors = false): Promise<PreparedApi> {
  const { contract = defaultService.contract, allowRemoteRefs, root, seedData, log, strict } = settings;
  log.progress?.('load');
  const loaded = await loadDocument(contract, { allowRemoteRefs, root, strict, refusesErrors });
  for (const notice of noticesOf(loaded.issues, contract)) log.notice(notice);
  for (const note of loaded.notes) log.notice(note);
  requireOperations(loaded, contract);
  const prepared = await prepareApi(loaded, settings);
  if (prepared.forgottenWrites > 0) log.notice(formatForgotten(prepared.forgottenWrites, contract));
  const initialData = await loadInitialData(settings, prepared);
  const files = seedData === undefined ? loaded.files : [...loaded.files, await realpath(seedData)];
  return { ...prepared, files, ...(initialData && { initialData }) };
}

/** @throws StartupError for a contract without operations, such as one of webhooks or of schemas only. */
function requireOperations({ document }: LoadedDocument, contract: string): void {
  if (declarationsIn(document).size > 0) return;
  const hint = 'webhooks' in document ? ' Its webhooks are requests that the API itself sends.' : '';
  throw new StartupError(
    `${contract} has no operations, so there is nothing to serve: give a document whose paths declare some.${hint}`,
  );
}

/** What is worth knowing, and the errors: a single one is shown, several are counted. */
function noticesOf(issues: readonly LoadIssue[], contract: string): readonly string[] {
  const errors = errorsIn(issues);
  const infos = issues.filter(({ severity }) => severity === 'info').map(formatLoadIssue);
  const [first] = errors;
  if (first === undefined) return infos;
  if (errors.length === 1) return [...infos, `1 error is served around: ${formatLoadIssue(first)}`];
  const counted = `${errors.length} errors are served around`;
  return [...infos, `${counted}: check ${contract} lists them, --strict refuses them`];
}

function formatForgotten(count: number, contract: string): string {
  const writes = count === 1 ? '1 write is' : `${count} writes are`;
  return `${writes} not remembered: check ${contract} says which and why`;
}
