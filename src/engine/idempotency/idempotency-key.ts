import { SandboxError } from '../../errors.ts';
import { isObject, ownValue } from '../../json.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { OperationRequest } from '../../operation.ts';

const header = 'idempotency-key';
/** Spaces are part of a text, which is what contracts declare the header as. */
const validKey = /^[\x20-\x7e]{1,255}$/;
const example = '8e03978e-40d5-43dd-bc93-6894a57f9324';

/** A key, and what messages call it. */
export interface IdempotencyKey {
  /** A key in a body counts for its operation alone: it is a part of that request, as a header need not be. */
  readonly key: string;
  readonly label: string;
}

/** The name of the property that is the idempotency key in the bodies of an operation; `undefined` where none is. */
export type IdempotencyPropertyOf = (operation: Operation) => string | undefined;

/**
 * The key that marks a POST as one that may be sent again, as in `Idempotency-Key: order-17`, or in the property of the
 * body that the contract has for it; `undefined` for a POST without it, and for the other methods, whose semantics say
 * whether they may be repeated.
 * @throws SandboxError `malformed` for what cannot be a key.
 */
export function parseIdempotencyKey(
  { operation, headers, body }: OperationRequest,
  propertyOf: IdempotencyPropertyOf,
): IdempotencyKey | undefined {
  if (operation.method !== 'post') return undefined;
  const sent = headers[header];
  if (sent === undefined) return keyInBody(operation, body, propertyOf(operation));
  const key = String(sent);
  if (validKey.test(key)) return { key, label: `the Idempotency-Key ${key}` };
  throw new SandboxError(
    'malformed',
    `header Idempotency-Key must be 1 to 255 printable ASCII characters, and is ${describeKey(key)}: send one such as ${example}`,
  );
}

function keyInBody(
  { id }: Operation,
  body: unknown,
  property: string | undefined,
): IdempotencyKey | undefined {
  const sent = property !== undefined && isObject(body) ? ownValue(body, property) : undefined;
  if (typeof sent !== 'string' || sent === '') return undefined;
  return { key: `${id} ${sent}`, label: `the ${property} ${sent}` };
}

function describeKey(key: string): string {
  if (key === '') return 'empty';
  return key.length > 255 ? `${key.length} long` : JSON.stringify(key);
}
