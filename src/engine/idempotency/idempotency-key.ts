import { SandboxError } from '../../errors.ts';
import type { OperationRequest } from '../../operation.ts';

const header = 'idempotency-key';
const usable = /^[\x21-\x7e]{1,255}$/;

/**
 * The key by which a client marks a POST that it may send again, as in `Idempotency-Key: order-17`; absent for one that
 * it does not mark, and for other methods, which say by themselves whether they may be sent again.
 * @throws SandboxError `malformed` for what cannot be a key.
 */
export function idempotencyKeyOf({ operation, headers }: OperationRequest): string | undefined {
  const sent = headers[header];
  if (operation.method !== 'post' || sent === undefined) return undefined;
  const key = String(sent);
  if (usable.test(key)) return key;
  throw new SandboxError(
    'malformed',
    `header Idempotency-Key must be 1 to 255 visible ASCII characters without spaces, and is ${lines(key)}: send one such as ${example}`,
  );
}

const example = '8e03978e-40d5-43dd-bc93-6894a57f9324';

function lines(key: string): string {
  if (key === '') return 'empty';
  return key.length > 255 ? `${key.length} long` : JSON.stringify(key);
}
