import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { getBuiltinModule } from 'node:process';
import { StartupError, thrownMessage } from '../../errors.ts';
import { localAddresses, localNames } from '../../http/lan/local-addresses.ts';
import type { Settings } from '../server-settings.ts';
import { localCertificate, type TlsFiles } from './local-certificate.ts';

/** What every certificate of this machine is valid for. */
const loopbackHosts = ['localhost', '127.0.0.1', '::1'];

/**
 * The certificate that a sandbox speaks https with: the user's own, else that of this machine; `undefined` for http.
 * @throws StartupError for files that cannot be read or do not belong together, with what to do.
 */
export async function tlsFilesOf(
  settings: Pick<Settings, 'https' | 'cert' | 'key' | 'host' | 'allowHosts' | 'lan'>,
): Promise<TlsFiles | undefined> {
  const { https, cert, key, host, allowHosts, lan } = settings;
  if (cert !== undefined && key !== undefined) return ownFiles(cert, key);
  if (cert !== undefined || key !== undefined) {
    throw new StartupError('A certificate needs its private key: give both --cert and --key.');
  }
  if (!https) return undefined;
  const isWildcard = host === '0.0.0.0' || host === '::';
  const inNetwork = lan ? [...localNames(), ...localAddresses()] : [];
  const own = isWildcard ? [] : [host];
  const names = [...loopbackHosts, ...own, ...allowHosts, ...inNetwork].map(withoutBrackets);
  return localCertificate(join(homedir(), '.togai-sandbox'), [...new Set(names)]);
}

async function ownFiles(certFile: string, keyFile: string): Promise<TlsFiles> {
  const [cert, key] = await Promise.all([readPem(certFile, '--cert'), readPem(keyFile, '--key')]);
  try {
    getBuiltinModule('node:tls').createSecureContext({ cert, key });
  } catch (error) {
    const reason = thrownMessage(error);
    throw new StartupError(
      `${certFile} and ${keyFile} are no certificate and its private key (${reason}): give two files in PEM that belong together.`,
      { cause: error },
    );
  }
  return { cert, key };
}

async function readPem(path: string, flag: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new StartupError(`${path} cannot be read: give ${flag} the path of a file in PEM.`, {
      cause: error,
    });
  }
}

/** An IPv6 address as a certificate has it. */
function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
