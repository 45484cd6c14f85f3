import type { Operation } from '../../src/openapi/operations.ts';

/** One status for every response that an operation declares: itself, or one of its class or of `default`. */
export function declaredStatuses({ responses }: Operation): readonly number[] {
  const declared = Object.keys(responses).flatMap((key) => {
    if (key === 'default') return [418, 500];
    return /^[2-5](\d\d|xx)$/i.test(key) ? [Number(key.replace(/xx/i, '17'))] : [];
  });
  return [...new Set(declared)].sort((a, b) => a - b);
}
