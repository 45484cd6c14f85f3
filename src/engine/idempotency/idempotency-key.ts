import { SandboxError } from '../../errors.ts';
import type { OperationRequest } from '../../operation.ts';

const header = 'idempotency-key';
const validKey = /^[\x21-\x7e]{1,255}$/;
const example = '8e03978e-40d5-43dd-bc93-6894a57f9324';

/**
 * The key that marks a POST as one that may be sent again, as in `Idempotency-Key: order-17`; `undefined` for a POST
 * without it, and for the other methods, whose semantics say whether they may be repeated.
 * @throws SandboxError `malformed` for what cannot be a key.
 */
export function parseIdempotencyKey({ operation, headers }: OperationRequest): string | undefined {
  const sent = headers[header];
  if (operation.method !== 'post' || sent === undefined) return undefined;
  const key = String(sent);
  if (validKey.test(key)) return key;
  throw new SandboxError(
    'malformed',
    `header Idempotency-Key must be 1 to 255 visible ASCII characters without spaces, and is ${describeKey(key)}: send one such as ${example}`,
  );
}

function describeKey(key: string): string {
  if (key === '') return 'empty';
  return key.length > 255 ? `${key.length} long` : JSON.stringify(key);
}
