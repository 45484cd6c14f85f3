import type { StateCommand } from '../../config/parse-config.ts';
import { SandboxError, type StateFile } from '../../index.ts';
import { readDataFile } from '../../openapi/load/read-data-file.ts';
import { serializeStateFile } from '../../server/serialize-state-file.ts';
import { writeStateFile } from '../../server/write-state-file.ts';
import { callAdmin } from './admin-client.ts';

/**
 * Exports, imports or resets what a running sandbox has stored.
 * @param write takes what an export without a file prints
 * @throws SandboxError or StartupError with a sentence that says what to do.
 */
export async function state(command: StateCommand, write: (text: string) => void): Promise<void> {
  const { verb, file, ...sandbox } = command;
  if (verb === 'reset') {
    await callAdmin(sandbox, { method: 'POST', path: 'reset' });
  } else if (verb === 'import') {
    const body = await readDataFile(file ?? '');
    await callAdmin(sandbox, { method: 'PUT', path: 'state', body });
  } else {
    const exported = requireState(await callAdmin(sandbox, { method: 'GET', path: 'state' }), sandbox.url);
    if (file !== undefined) await keep(file, exported);
    else for (const slice of serializeStateFile(exported)) write(slice);
  }
}

/** @throws SandboxError when a server has answered that is no sandbox. */
function requireState(text: string, url: string): StateFile {
  const state = parsed(text);
  if (typeof state === 'object' && state !== null && 'collections' in state) return state as StateFile;
  throw new SandboxError(
    'unavailable',
    `${url} does not answer as a sandbox does: name the address of one with --url.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function keep(file: string, state: StateFile): Promise<void> {
  try {
    await writeStateFile(file, state);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    const message = `${file} cannot be written (${code}): give the path of a file that can.`;
    throw new SandboxError('storage-full', message, { cause: error });
  }
}
