import { realpath } from 'node:fs/promises';
import { loadDocument } from '../openapi/load/load-document.ts';
import { defaultService } from '../services/built-in.ts';
import { loadInitialData } from './initial-data.ts';
import { type PreparedApi, prepareApi } from './prepare-api.ts';
import type { Settings } from './server-settings.ts';

/**
 * From the settings to an API that is ready to be served: loads the document, prepares its API, loads its initial data.
 * @throws StartupError for a contract or seed data that cannot be used.
 */
export async function loadApi(settings: Settings): Promise<PreparedApi> {
  const { contract = defaultService.contract, allowRemoteRefs, seedData, log } = settings;
  const loaded = await loadDocument(contract, { allowRemoteRefs });
  for (const note of loaded.notes) log.notice(note);
  const prepared = await prepareApi(loaded, settings);
  if (prepared.forgottenWrites > 0) log.notice(formatForgotten(prepared.forgottenWrites, contract));
  const initialData = await loadInitialData(settings, prepared);
  const files = seedData === undefined ? loaded.files : [...loaded.files, await realpath(seedData)];
  return { ...prepared, files, ...(initialData && { initialData }) };
}

function formatForgotten(count: number, contract: string): string {
  const writes = count === 1 ? '1 write is' : `${count} writes are`;
  return `${writes} not remembered: check ${contract} says which and why`;
}
