import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { LimitSubject } from '../../engine/policies/limits/rate-limit.ts';
import type { SecuritySchemes } from '../../openapi/security-schemes.ts';
import { credentialsOf } from './credentials.ts';

/** The key under which the requests of a client are counted; made by `createClientKeys`. */
export type ClientKeyOf = (req: Request, sessionName: string | undefined, subject: LimitSubject) => string;

/** Creates what distinguishes clients: by their credentials in any form that the contract declares, or by what else there is. */
export function createClientKeys(schemes: SecuritySchemes): ClientKeyOf {
  const keySchemes = [...schemes.values()].filter(({ type }) => type === 'apiKey');

  function tokenOf(req: Request): string | undefined {
    const sent = [req.headers.authorization, ...keySchemes.map((scheme) => credentialsOf(req, scheme))];
    const token = sent.find((each) => each !== undefined);
    // A digest, since keys are stored and tokens may be long.
    return token && createHash('sha256').update(token).digest('base64');
  }

  return (req, sessionName, subject) => {
    const token = () => `token ${tokenOf(req) ?? ''}`;
    const session = () => `session ${sessionName ?? ''}`;
    const address = () => `address ${req.ip ?? ''}`;
    if (subject === 'token') return token();
    if (subject === 'session') return session();
    if (subject === 'address') return address();
    return tokenOf(req) !== undefined ? token() : sessionName !== undefined ? session() : address();
  };
}
