import { expect } from 'vitest';

/** The longest message that the contract allows, in characters. */
export const maxMessageLength = 500;

/**
 * Expects the contract's error body, whatever the cause: a message that is not too long, and nothing beside it.
 * @param message what the message must match; a text must stand somewhere in it
 */
export function expectError(
  { status, body, type }: { readonly status: number; readonly body: unknown; readonly type: string },
  expected: number,
  message: string | RegExp = /\S/,
): void {
  const lines =
    typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message);
  expect({ status, body }).toEqual({ status: expected, body: { message: lines } });
  const text = (body as { message: string }).message;
  expect([...text].length).toBeLessThanOrEqual(maxMessageLength);
  expect(type).toBe('application/json');
}
