import fc from 'fast-check';
import { regularExpression } from './json-schema.ts';

const pad = (serial: number, width: number) => String(serial).padStart(width, '0');

/** A value of a format, another one for another serial number. */
const formats: Readonly<Record<string, (serial: number) => string>> = {
  email: (serial) => `person${serial}@example.com`,
  'idn-email': (serial) => `person${serial}@example.com`,
  uuid: (serial) => `${pad(serial, 8)}-0000-4000-8000-${pad(serial, 12)}`,
  date: (serial) => `2031-02-${pad(1 + (serial % 28), 2)}`,
  'date-time': (serial) => `2031-02-${pad(1 + (serial % 28), 2)}T04:05:06Z`,
  datetime: (serial) => `2031-02-${pad(1 + (serial % 28), 2)}T04:05:06Z`,
  time: (serial) => `04:05:${pad(serial % 60, 2)}Z`,
  duration: (serial) => `PT${1 + (serial % 50)}M`,
  uri: (serial) => `https://example.com/${serial}`,
  url: (serial) => `https://example.com/${serial}`,
  iri: (serial) => `https://example.com/${serial}`,
  'uri-reference': (serial) => `/a/${serial}`,
  'uri-template': (serial) => `/a/${serial}/{b}`,
  'json-pointer': (serial) => `/a/${serial}`,
  hostname: (serial) => `host${serial}.example.com`,
  ipv4: (serial) => `192.0.2.${serial % 256}`,
  ipv6: (serial) => `2001:db8::${(serial % 65_536).toString(16)}`,
  ip: (serial) => `192.0.2.${serial % 256}`,
  byte: (serial) => Buffer.from(`bytes ${serial}`).toString('base64'),
  base64: (serial) => Buffer.from(`bytes ${serial}`).toString('base64'),
  regex: (serial) => `^a${serial}$`,
  objectid: (serial) => pad(serial, 24),
  decimal: (serial) => `${serial}.25`,
  phone: (serial) => `+4930${pad(serial, 7)}`,
  password: (serial) => `Secret-${pad(serial, 6)}`,
};

export interface TextForm {
  readonly format?: unknown;
  readonly pattern?: unknown;
  readonly minLength?: unknown;
  readonly maxLength?: unknown;
}

/** Nobody sends anything but an address as the `email` of somebody, whether or not the schema says its format. */
const emailName = /^(e-?mail|e?mail_?address|\w+_?email)$/i;

/** A text that says which property it was sent for, such as `title 17`. */
export function createText(
  { format, pattern, minLength, maxLength }: TextForm,
  name: string,
  serial: number,
): string {
  const length = { min: Number(minLength ?? 0), max: Number(maxLength ?? 10_000) };
  const meant = format ?? (emailName.test(name) && length.max > 30 ? 'email' : undefined);
  const formatted = typeof meant === 'string' ? formats[meant.toLowerCase()]?.(serial) : undefined;
  const plain = formatted ?? fitted(`${name} ${serial}`, serial, length);
  const expression = typeof pattern === 'string' ? regularExpression(pattern) : undefined;
  if (expression === undefined || expression.test(plain)) return plain;
  const digits = [pad(serial, length.min), pad(serial, Math.min(length.max, 24)), `a${serial}`, `A${serial}`];
  return (
    digits.find((each) => expression.test(each) && fits(each, length)) ?? matching(expression, serial, length)
  );
}

interface Length {
  readonly min: number;
  readonly max: number;
}

function fits(text: string, { min, max }: Length): boolean {
  return text.length >= min && text.length <= max;
}

function fitted(text: string, serial: number, { min, max }: Length): string {
  if (text.length > max)
    return max >= 4 ? pad(serial % 10 ** Math.min(max, 9), Math.min(max, 9)) : 'abc'.slice(0, max);
  return text.padEnd(min, 'x');
}

function matching(expression: RegExp, serial: number, length: Length): string {
  try {
    const texts = fc.sample(fc.stringMatching(expression), { numRuns: 60, seed: serial });
    return texts.find((text) => fits(text, length)) ?? '';
  } catch {
    return '';
  }
}
