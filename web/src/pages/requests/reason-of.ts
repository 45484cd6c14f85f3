import type { JournalEntry } from '../../api/client.ts';

/** Why a request failed, in one line; `undefined` for one that succeeded. */
export function reasonOf({ response, validation }: JournalEntry): string | undefined {
  if (response.status > 0 && response.status < 400) return undefined;
  return response.headers['x-sandbox-reason'] ?? validation.errors[0];
}
