import type { NegotiatedType } from '../../codecs/negotiate.ts';
import { SandboxError } from '../../errors.ts';
import { quote } from '../../json.ts';
import type { Operation } from '../../openapi/operations.ts';
import { responseKey } from '../../openapi/responses.ts';
import {
  type DeclaredResponse,
  type ExampleHandlerOptions,
  exampleBody,
  namedBodies,
  type TypedBody,
} from './response-body.ts';

/** A response that is requested by its status. */
export interface RequestedResponse extends DeclaredResponse {
  /** Whether the contract declares it. */
  readonly isDeclared: boolean;
}

/**
 * The response of an operation with a status. Outages are in no contract: any failure may be requested, and 304, which
 * HTTP itself defines.
 * @param mayBeUndeclared whether failures may be requested that the operation does not declare
 * @throws SandboxError `malformed` when it declares none; the message lists those that it declares.
 */
export function requestedResponse(
  operation: Operation,
  status: number,
  mayBeUndeclared: boolean,
): RequestedResponse {
  const key = responseKey(operation, status);
  if (key !== undefined) return { status, response: operation.responses[key] ?? {}, isDeclared: true };
  if (status === 304 || (status >= 400 && mayBeUndeclared))
    return { status, response: {}, isDeclared: false };
  const others = listDeclaredStatuses(operation);
  const advice = others === '' ? 'leave code out' : `request ${others}`;
  throw new SandboxError('malformed', `${operation.id} declares no ${status}: ${advice}`);
}

/** `200, 404 or any other 5xx`. */
function listDeclaredStatuses(operation: Operation): string {
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

/**
 * The example of a response that has a name; the first valid one for `true`.
 * @throws SandboxError `malformed` when there is none of that name; the message lists the names that there are.
 */
export function requireExample(
  options: ExampleHandlerOptions,
  operation: Operation,
  declared: DeclaredResponse,
  name: string | true,
  chosen: NegotiatedType | undefined,
): TypedBody {
  const {
    status,
    response: { content = {} },
  } = declared;
  const named = namedBodies(options, content, chosen);
  const body = name === true ? exampleBody(options, operation, declared, chosen) : named.get(name);
  if (body !== undefined) return body;
  if (name === true)
    throw new SandboxError('malformed', `the ${status} of ${operation.id} has no valid example`);
  const response = `the ${status} of ${operation.id}`;
  const advice =
    named.size > 0
      ? `it has ${listNames([...named.keys()])}`
      : 'it has none with a name, so leave example out';
  throw new SandboxError('malformed', `${response} has no example ${quote(name)}: ${advice}`);
}

/** How many names a message lists. */
const maxNames = 20;

/** `200, 404 or 409`: the names to choose from. */
function listNames(names: readonly string[]): string {
  const listed = names.slice(0, maxNames);
  if (names.length > maxNames) return `${listed.join(', ')} or ${names.length - maxNames} more`;
  return [listed.slice(0, -1).join(', '), listed.at(-1) ?? ''].filter((part) => part !== '').join(' or ');
}
