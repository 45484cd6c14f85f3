import type { NegotiatedType } from '../../codecs/negotiate.ts';
import { SandboxError } from '../../errors.ts';
import { quote } from '../../json.ts';
import { listDeclaredStatuses, listNames } from '../../openapi/declared-statuses.ts';
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
