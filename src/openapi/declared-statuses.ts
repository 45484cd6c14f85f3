import type { Operation } from './operations.ts';
import { responseKey } from './responses.ts';

/** The statuses that an operation declares, for messages: `200, 404 or any other 5xx`. */
export function listDeclaredStatuses(operation: Operation): string {
  const exact = Object.keys(operation.responses).filter((key) => /^[2-5]\d\d$/.test(key));
  const classes = [2, 3, 4, 5].filter((digit) => declaresClass(operation, digit));
  const other = exact.length > 0 ? 'any other' : 'any';
  return listNames([...exact.sort(), ...classes.map((digit) => `${other} ${digit}xx`)]);
}

/** Whether any status of a class is declared, as `4XX` or by `default`: seen by one that hardly anybody declares, 499. */
function declaresClass(operation: Operation, digit: number): boolean {
  const status = digit * 100 + 99;
  const key = responseKey(operation, status);
  return key !== undefined && key !== `${status}`;
}

/** How many names a message lists. */
const maxNames = 20;

/** `200, 404 or 409`: the names to choose from. */
export function listNames(names: readonly string[]): string {
  const listed = names.slice(0, maxNames);
  if (names.length > maxNames) return `${listed.join(', ')} or ${names.length - maxNames} more`;
  return [listed.slice(0, -1).join(', '), listed.at(-1) ?? ''].filter((part) => part !== '').join(' or ');
}
