import type { StateCommand } from '../../config/parse-config.ts';
import { SandboxError, type StateFile } from '../../index.ts';
import { isObject, plainText } from '../../json.ts';
import { readStateFile, serializeStateFile, writeStateFile } from '../../server/state-file-io.ts';
import type { ProgressLine } from '../reporters/progress-line.ts';
import { createAdminClient } from './admin-client.ts';

/**
 * Exports, imports or resets the state of a running sandbox.
 * @param print receives an export that is not written to a file, in slices
 * @param progress shows that the sandbox is at work
 * @throws SandboxError or StartupError with a message that says what to do.
 */
export async function runStateCommand(
  command: StateCommand,
  print: (text: string) => void,
  progress?: ProgressLine,
): Promise<void> {
  progress?.report('transfer');
  await runVerb(command, (text) => {
    progress?.clear();
    print(text);
  }).finally(() => progress?.end());
}

async function runVerb(command: StateCommand, print: (text: string) => void): Promise<void> {
  const { verb, file, ...address } = command;
  const client = createAdminClient(address);
  if (verb === 'reset') {
    await client.post('reset');
  } else if (verb === 'import') {
    await client.put('state', await readStateFile(file ?? ''));
  } else {
    const state = parseState(await client.get('state'), address.url);
    if (file !== undefined) await save(file, state);
    else for (const slice of serializeStateFile(state)) print(slice);
  }
}

/** @throws SandboxError when the response is not an exported state: another server sent it. */
function parseState(text: string, url: string): StateFile {
  const state = parseJson(text);
  if (isStateFile(state)) return state;
  throw new SandboxError(
    'unavailable',
    `${url} does not respond as a sandbox does: name the address of a sandbox with --url.`,
  );
}

/** A sandbox exports nothing but valid states, so one member distinguishes it from another server's response. */
function isStateFile(value: unknown): value is StateFile {
  return isObject(value) && 'collections' in value;
}

/** @returns `undefined` for a text that is not JSON */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** @throws SandboxError with the error code of the file system. */
async function save(file: string, state: StateFile): Promise<void> {
  try {
    await writeStateFile(file, state);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? plainText(error.code) : undefined;
    if (code === undefined) throw error;
    const message = `${file} cannot be written (${code}): give the path of a file that can.`;
    throw new SandboxError('storage-full', message, { cause: error });
  }
}
