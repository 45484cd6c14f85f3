import { expect } from 'vitest';

/** The longest message that the contract allows, in characters. */
export const maxMessageLength = 500;

/**
 * Expects the contract's error body: a message that is not too long, and nothing else.
 * @param message what the message must match; a string must occur in it
 */
export function expectError(
  { status, body, type }: { readonly status: number; readonly body: unknown; readonly type: string },
  expected: number,
  message: string | RegExp = /\S/,
): void {
  const expectedMessage =
    typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message);
  expect({ status, body }).toEqual({ status: expected, body: { message: expectedMessage } });
  const text = (body as { message: string }).message;
  expect([...text].length).toBeLessThanOrEqual(maxMessageLength);
  expect(type).toBe('application/json');
}
