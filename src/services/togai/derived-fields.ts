import type { Schemas } from './typed-handlers.ts';

/** The contract's limits for the texts that the server generates, in characters (code points). */
const maxNameLength = 255;
const maxBillingAddressLength = 1000;

const addressLines = ['line1', 'line2', 'postalCode', 'city', 'state', 'country'] as const;

/** The name of a customer's default account: `ACME Enterprise - Account`, the customer's name truncated to fit. */
export function defaultAccountName(customerName: string): string {
  const suffix = ' - Account';
  return firstCharacters(customerName, maxNameLength - suffix.length) + suffix;
}

/** An address in one line: the lines that are present and not empty, joined by `, ` and truncated to fit. */
export function billingAddress(address: Schemas['Address']): string {
  let text = '';
  for (const line of addressLines) {
    const part = address[line];
    if (part) text += text === '' ? part : `, ${part}`;
  }
  return firstCharacters(text, maxBillingAddressLength);
}

/** Truncates between code points, so that no surrogate pair is split. */
function firstCharacters(text: string, count: number): string {
  return text.length <= count ? text : [...text].slice(0, count).join('');
}
