import { isIP } from 'node:net';
import { generate } from 'selfsigned';

/** A certificate with its private key, and the authority that signed it; all in PEM. */
export interface IssuedCertificate {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** How long a certificate is valid, in days: browsers and systems refuse one of this machine that is valid for longer. */
const validDays = 800;

const millisecondsADay = 24 * 60 * 60 * 1000;

/** What the names of authorities and certificates begin with. */
const commonName = 'togai-sandbox';

/**
 * Issues a certificate for some hosts, signed by a new authority. The key of the authority is not kept: whoever trusts
 * it trusts this certificate and no other.
 * @param hosts names and IP addresses; at least one
 */
export async function issueCertificate(hosts: readonly string[], now: Date): Promise<IssuedCertificate> {
  const shared = {
    keyType: 'ec',
    algorithm: 'sha256',
    // Clocks differ a little, and those of containers more.
    notBeforeDate: new Date(now.getTime() - millisecondsADay),
    notAfterDate: new Date(now.getTime() + validDays * millisecondsADay),
  } as const;
  const authority = await generate(nameOf(`${commonName} authority`), {
    ...shared,
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const issued = await generate(nameOf(commonName), {
    ...shared,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map(alternativeName) },
    ],
  });
  return { authority: authority.cert, certificate: issued.cert, key: issued.private };
}

function nameOf(value: string) {
  return [{ name: 'commonName', value }];
}

/** A host in the numbered types of RFC 5280, 4.2.1.6: 7 is an address, 2 a name. */
function alternativeName(host: string) {
  return isIP(host) > 0 ? ({ type: 7, ip: host } as const) : ({ type: 2, value: host } as const);
}
