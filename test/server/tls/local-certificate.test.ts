import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localCertificate } from '../../../src/server/tls/local-certificate.ts';

const hosts = ['localhost', '*.shop.test', '127.0.0.1', '::1'];
const dayMs = 24 * 60 * 60 * 1000;
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tls-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the certificate of this machine', () => {
  it('is valid for its hosts, and signed by an authority whose key is not stored', async () => {
    const { cert, authorityFile = '' } = await localCertificate(folder, hosts);
    const certificate = new X509Certificate(cert);
    const authority = new X509Certificate(await readFile(authorityFile));
    expect(certificate.verify(authority.publicKey)).toBe(true);
    expect([authority.ca, certificate.ca]).toEqual([true, false]);
    expect(certificate.checkHost('localhost')).toBeDefined();
    expect(certificate.checkHost('api.shop.test')).toBeDefined();
    expect([certificate.checkIP('127.0.0.1'), certificate.checkIP('::1')]).toEqual(['127.0.0.1', '::1']);
    expect(await readdir(folder)).toEqual(['authority.pem', 'certificate-key.pem', 'certificate.pem']);
    expect((await stat(join(folder, 'certificate-key.pem'))).mode & 0o077).toBe(0);
  });

  it('is the same at the next start', async () => {
    const first = await localCertificate(folder, hosts);
    expect(await localCertificate(folder, hosts.slice(1))).toEqual(first);
  });

  it.each([
    ['lacks a host', ['localhost', 'www.shop.test'], 0],
    ['ends soon', hosts, 796 * dayMs],
  ])('is made anew when it %s', async (_, names, later) => {
    const first = await localCertificate(folder, hosts);
    const second = await localCertificate(folder, names, new Date(Date.now() + later));
    expect(second.cert).not.toBe(first.cert);
    expect(second.authorityFile).toBe(first.authorityFile);
  });

  it('is made anew where a file is damaged', async () => {
    const first = await localCertificate(folder, hosts);
    await writeFile(join(folder, 'certificate.pem'), 'nothing');
    expect((await localCertificate(folder, hosts)).cert).not.toBe(first.cert);
  });

  it('says what to do where it cannot be stored', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(localCertificate(join(file, 'below'), hosts)).rejects.toThrow(/--cert and --key/);
  });
});
