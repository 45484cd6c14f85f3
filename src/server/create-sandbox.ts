import { defaults } from '../config/parse-config.ts';
import { everyAddress, listen } from '../http/listen.ts';
import { type AssembledApi, assembleWithHandlers } from './assemble-sandbox.ts';
import { lanLinksOf, withLanToken } from './lan/lan-link.ts';
import { type Sandbox, type SandboxOptions, toSettings } from './sandbox-options.ts';
import { createSessionHandle, freeNameIn } from './session-handle.ts';
import type { TlsFiles } from './tls/local-certificate.ts';
import { tlsFilesOf } from './tls/tls-files.ts';

/**
 * Starts a sandbox: by default on a free port of 127.0.0.1, with its state in memory.
 * @example
 * const sandbox = await createSandbox();
 * const { url } = sandbox.session();
 * await fetch(`${url}/customers`, { headers: { Authorization: 'Bearer anything' } });
 * await sandbox.close();
 * @throws StartupError when it cannot start, with a message that says what to do.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const given = withLanToken(options);
  const settings = toSettings(given);
  const tls = await tlsFilesOf(settings);
  const assembled = await assembleWithHandlers(settings);
  try {
    return await listenAt(given, assembled, tls);
  } catch (error) {
    await assembled.close();
    throw error;
  }
}

async function listenAt(
  options: SandboxOptions,
  { app, running, journal, stateFile, release, close: closeApi }: AssembledApi,
  tls: TlsFiles | undefined,
): Promise<Sandbox> {
  const { lan = false, host = defaults.host, port = 0 } = options;
  const server = await listen(app, lan ? everyAddress : host, port, {
    failureReply: running.failureReply,
    tls,
  });
  const handleOptions = { url: server.url, running, journal };
  const close = async () => {
    release();
    await server.close();
    await closeApi();
  };
  return {
    ...createSessionHandle(handleOptions),
    app,
    get summary() {
      return running.summarize();
    },
    findings: () => running.findings(),
    ...(stateFile !== undefined && { stateFile }),
    ...(lan && { lan: lanLinksOf(options, server.url) }),
    ...(tls?.authorityFile && { authorityFile: tls.authorityFile }),
    session: (name = freeNameIn(running.sessions)) => createSessionHandle(handleOptions, name),
    close,
    [Symbol.asyncDispose]: close,
  };
}
