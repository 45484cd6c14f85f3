/** A number as its shortest decimal form has it, exactly: `19.99` is 1999 × 10^-2. */
export interface Decimal {
  readonly digits: bigint;
  /** How many of the digits are after the decimal point. */
  readonly scale: number;
}

/** @param value a finite number */
export function toDecimal(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = value.toString().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** The number nearest to a decimal. */
export function toNumber({ digits, scale }: Decimal): number {
  return Number(`${digits}e${-scale}`);
}

/** The digits of a decimal with `newScale` of them after the point, which is at least its own scale. */
export function digitsAt({ digits, scale }: Decimal, newScale: number): bigint {
  return digits * 10n ** BigInt(newScale - scale);
}

/** Whether a number is a multiple of another in decimal arithmetic: 19.99 is a multiple of 0.01. */
export function isMultipleOf(value: number, factor: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(factor) || factor === 0) return false;
  const [a, b] = [toDecimal(value), toDecimal(factor)];
  const scale = Math.max(a.scale, b.scale);
  return digitsAt(a, scale) % digitsAt(b, scale) === 0n;
}

/** The least common multiple of two numbers. */
export function leastCommonMultiple(x: number, y: number): number {
  const [a, b] = [toDecimal(x), toDecimal(y)];
  const scale = Math.max(a.scale, b.scale);
  const [m, n] = [digitsAt(a, scale), digitsAt(b, scale)];
  return toNumber({ digits: (m * n) / greatestCommonDivisor(m, n), scale });
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [m, n] = [a, b];
  while (n !== 0n) [m, n] = [n, m % n];
  return m;
}
