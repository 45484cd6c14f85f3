import { plainText, scalarNumber } from '../json.ts';
import { fieldRole } from './field-roles.ts';
import { fieldWords, maxFillDepth } from './fill-context.ts';

/**
 * Whether an example of an error is about another status: one of its properties that hold a status (`status`, `code`)
 * has another one. An application's own code, such as 77, is no status.
 */
export function namesOtherStatus(example: unknown, status: number, depth = 0): boolean {
  if (typeof example !== 'object' || example === null || depth > maxFillDepth) return false;
  return Object.entries(example).some(([name, value]) =>
    typeof value === 'object'
      ? namesOtherStatus(value, status, depth + 1)
      : fieldRole(fieldWords(name)) === 'status' && isOtherStatus(value, status),
  );
}

function isOtherStatus(value: unknown, status: number): boolean {
  return /^[45]\d\d$/.test(plainText(value)) && scalarNumber(value) !== status;
}
