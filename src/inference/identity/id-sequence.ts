import type { Schema } from '../../openapi/document.ts';
import { integerRange } from '../../schema/integer-range.ts';
import type { IdFormat } from '../resource.ts';

type Sequence = Extract<IdFormat, { readonly kind: 'sequence' }>;

/** 1, 2, 3. */
export const plainSequence: Sequence = {
  kind: 'sequence',
  first: 1,
  step: 1,
  last: Number.MAX_SAFE_INTEGER,
};

/**
 * The numbers that fit every place where the contract shows an id: from the least one above 0, in steps of `multipleOf`,
 * to `maximum` or the end of the format.
 */
export function inferSequence(shapes: readonly Schema[]): Sequence {
  const step = Math.max(1, ...shapes.map(({ multipleOf }) => (isWhole(multipleOf) ? multipleOf : 1)));
  const least = Math.max(1, ...shapes.map(leastOf));
  const last = Math.min(plainSequence.last, ...shapes.map(greatestOf));
  const first = Math.ceil(least / step) * step;
  // Only numbers below 1 are left: from the greatest one down.
  return first <= last ? { kind: 'sequence', first, step, last } : belowOne(shapes, step, last);
}

/** A sequence among 0 and the negative numbers, from its least number where it has one. */
function belowOne(shapes: readonly Schema[], step: number, last: number): Sequence {
  const least = Math.max(...shapes.map(leastOf));
  const first = Number.isFinite(least)
    ? Math.ceil(least / step) * step
    : (Math.floor(last / step) - 1e9) * step;
  return { kind: 'sequence', first, step, last };
}

function leastOf({ minimum, exclusiveMinimum, format }: Schema): number {
  const [least] = integerRange(typeof format === 'string' ? format : undefined) ?? [-Infinity];
  const above = exclusiveMinimum === true ? minimum : exclusiveMinimum;
  return Math.max(
    least,
    typeof minimum === 'number' ? minimum : -Infinity,
    typeof above === 'number' ? Math.floor(above) + 1 : -Infinity,
  );
}

function greatestOf({ maximum, exclusiveMaximum, format }: Schema): number {
  const [, greatest] = integerRange(typeof format === 'string' ? format : undefined) ?? [0, Infinity];
  const below = exclusiveMaximum === true ? maximum : exclusiveMaximum;
  return Math.min(
    greatest,
    typeof maximum === 'number' ? Math.floor(maximum) : Infinity,
    typeof below === 'number' ? Math.ceil(below) - 1 : Infinity,
  );
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
