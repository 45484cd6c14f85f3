import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { StartupError, thrownMessage } from '../../errors.ts';

/** What a server needs to speak TLS, in PEM. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
  /** The file of the authority that clients have to trust; absent for a certificate of the user's own. */
  readonly authorityFile?: string;
}

const files = {
  authority: 'authority.pem',
  certificate: 'certificate.pem',
  key: 'certificate-key.pem',
} as const;

/** A certificate that ends sooner is replaced at start. */
const renewalMs = 7 * 24 * 60 * 60 * 1000;

/**
 * The certificate of this machine's sandboxes: made at the first start, and made anew when it ends soon or lacks a host.
 * @param folder where it is stored; it is made where it does not exist
 * @param hosts names and IP addresses that it has to be valid for
 * @throws StartupError when the folder cannot be written, with what to do.
 */
export async function localCertificate(
  folder: string,
  hosts: readonly string[],
  now = new Date(),
): Promise<TlsFiles> {
  const authorityFile = resolve(folder, files.authority);
  const stored = await readStored(folder);
  if (stored !== undefined && isUsable(stored, hosts, now)) {
    return { cert: stored.cert, key: stored.key, authorityFile };
  }
  const { issueCertificate } = await import('./issue-certificate.ts');
  const { authority, certificate, key } = await issueCertificate(hosts, now);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeWhole(join(folder, files.key), key);
    await writeWhole(join(folder, files.certificate), certificate);
    await writeWhole(authorityFile, authority);
  } catch (error) {
    const reason = thrownMessage(error);
    throw new StartupError(
      `The certificate cannot be stored in ${folder} (${reason}): make that folder writable, or give a certificate of your own with --cert and --key.`,
      { cause: error },
    );
  }
  return { cert: certificate, key, authorityFile };
}

interface StoredCertificate {
  readonly authority: string;
  readonly cert: string;
  readonly key: string;
}

/** What is stored; `undefined` where a file is missing or cannot be read, and is then made anew. */
async function readStored(folder: string): Promise<StoredCertificate | undefined> {
  const names = [files.authority, files.certificate, files.key];
  const [authority, cert, key] = await Promise.all(
    names.map((name) => readFile(join(folder, name), 'utf8').catch(() => undefined)),
  );
  if (authority === undefined || cert === undefined || key === undefined) return undefined;
  return { authority, cert, key };
}

/** Whether a certificate belongs to its authority, is valid for some time yet, and for every host. */
function isUsable({ authority, cert }: StoredCertificate, hosts: readonly string[], now: Date): boolean {
  try {
    const certificate = new X509Certificate(cert);
    const isOwn = certificate.verify(new X509Certificate(authority).publicKey);
    const isLasting = Date.parse(certificate.validTo) - now.getTime() > renewalMs;
    return isOwn && isLasting && hosts.every((host) => covers(certificate, host));
  } catch {
    // What is no certificate is made anew.
    return false;
  }
}

function covers(certificate: X509Certificate, host: string): boolean {
  if (isIP(host) > 0) return certificate.checkIP(host) !== undefined;
  return (certificate.subjectAltName ?? '').split(', ').includes(`DNS:${host}`);
}

/** Writes a file that only this user can read, as a whole: another start may read it at any time. */
async function writeWhole(path: string, text: string): Promise<void> {
  const partial = `${path}.${process.pid}`;
  await writeFile(partial, text, { mode: 0o600 });
  await rename(partial, path);
}
