import { SandboxError } from '../../errors.ts';
import type { Operation } from '../../openapi/operations.ts';
import { responseKey } from '../../openapi/responses.ts';
import { listNames } from './list-names.ts';
import type { DeclaredResponse } from './response-body.ts';

/**
 * What an operation declares for a status.
 * @throws SandboxError `malformed` when it declares nothing, with what it does.
 */
export function requireDeclaredStatus(operation: Operation, status: number): DeclaredResponse {
  const key = responseKey(operation, status);
  if (key !== undefined) return { status, response: operation.responses[key] ?? {} };
  const others = declaredInWords(operation);
  const advice = others === '' ? 'leave code out' : `ask for ${others}`;
  throw new SandboxError('malformed', `${operation.id} declares no ${status}: ${advice}`);
}

/** `200, 404 or any other 5xx`. */
function declaredInWords(operation: Operation): string {
  const exact = Object.keys(operation.responses).filter((key) => /^[2-5]\d\d$/.test(key));
  const classes = [2, 3, 4, 5].filter((digit) => isDeclaredAtLarge(operation, digit * 100 + 99));
  const other = exact.length > 0 ? 'any other' : 'any';
  return listNames([...exact.sort(), ...classes.map((digit) => `${other} ${digit}xx`)]);
}

/** Whether a status that hardly anybody declares by name is declared all the same: with its class, or by `default`. */
function isDeclaredAtLarge(operation: Operation, status: number): boolean {
  const key = responseKey(operation, status);
  return key !== undefined && key !== `${status}`;
}
