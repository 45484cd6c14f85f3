import type { Random } from '../random.ts';
import { digitsAt, leastCommonMultiple, toDecimal, toNumber } from '../schema/decimal.ts';
import { integerRange } from '../schema/integer-range.ts';
import { fitsScalar } from './fits-scalar.ts';
import type { FlatSchema } from './flatten/flat-schema.ts';
import type { LikelyNumbers, NumberRange } from './heuristics/number-by-name.ts';

/**
 * Samples a number within the bounds of a schema, in decimal arithmetic so that a multiple of 0.01 is exactly that.
 * Absent when there is none.
 * @param likely the range that the property's name suggests; used as far as the schema allows it
 */
export function sampleNumber(
  schema: FlatSchema,
  isInteger: boolean,
  likely: LikelyNumbers,
  random: Random,
): number | undefined {
  const bounds = boundsOf(schema);
  const usual = likelyWithin(bounds, likely.range);
  const draw = likely.isSkewed === true ? skewed(random) : random;
  const own = firstMultiple(usual, likelySteps(schema, isInteger, likely), schema, draw);
  if (own !== undefined) return likely.isPrice && !isInteger ? asPrice(schema, own, random) : own;
  const steps = stepsOf(schema, isInteger);
  return firstMultiple(usual, steps, schema, draw) ?? firstMultiple(finiteRange(bounds), steps, schema, draw);
}

function firstMultiple(
  range: NumberRange | undefined,
  steps: readonly number[],
  schema: FlatSchema,
  random: Pick<Random, 'next'>,
): number | undefined {
  for (const step of steps) {
    const found = range && multipleWithin(range, step, schema, random);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Formats that no specification defines and that some write for whole numbers. */
const wholeFormats: ReadonlySet<string> = new Set(['integer', 'int', 'long']);

/** The step that the name suggests, where the schema says nothing of its own. */
function likelySteps(
  { multipleOf, format }: FlatSchema,
  isInteger: boolean,
  { step, isPrice }: LikelyNumbers,
): readonly number[] {
  if (multipleOf !== undefined) return [];
  const whole = isInteger || integerRange(format) !== undefined || wholeFormats.has(format ?? '');
  if (whole) return step !== undefined && step > 1 ? [step] : [1];
  return step === undefined ? (isPrice ? [0.01] : []) : [step];
}

const endings = [0, 0.5, 0.9, 0.9, 0.95, 0.99] as const;

/** A price as shops write it: 24.90 and not 24.37. */
function asPrice(schema: FlatSchema, price: number, random: Random): number {
  if (schema.multipleOf !== undefined) return price;
  const written = Number((Math.floor(price) + random.pick(endings)).toFixed(2));
  return fitsScalar(schema, written, () => true) ? written : price;
}

/** Draws small numbers more often than great ones. */
function skewed(random: Random): Pick<Random, 'next'> {
  return { next: () => random.next() ** 2 };
}

function boundsOf(schema: FlatSchema): NumberRange {
  const [least, greatest] = integerRange(schema.format) ?? [-Infinity, Infinity];
  return [
    Math.max(schema.minimum ?? -Infinity, schema.exclusiveMinimum ?? -Infinity, least),
    Math.min(schema.maximum ?? Infinity, schema.exclusiveMaximum ?? Infinity, greatest),
  ];
}

/** The likely range within the bounds; absent where only one of many numbers is left, as the 1 of a share from 0 to 1. */
function likelyWithin(bounds: NumberRange, likely: NumberRange): NumberRange | undefined {
  const range: NumberRange = [Math.max(bounds[0], likely[0]), Math.min(bounds[1], likely[1])];
  if (range[0] === range[1]) return likely[0] === likely[1] ? range : undefined;
  return range[0] < range[1] ? range : undefined;
}

/** A finite range next to the bound that the schema sets. */
function finiteRange([least, greatest]: NumberRange): NumberRange {
  if (Number.isFinite(least) && Number.isFinite(greatest)) return [least, greatest];
  if (Number.isFinite(least)) return [least, least + Math.max(1000, Math.abs(least))];
  if (Number.isFinite(greatest)) return [greatest - Math.max(1000, Math.abs(greatest)), greatest];
  return [0, 1000];
}

/** The steps between the candidates, coarse ones first: prices have two decimal places. */
function stepsOf({ multipleOf, format }: FlatSchema, isInteger: boolean): readonly number[] {
  const whole = isInteger || integerRange(format) !== undefined || wholeFormats.has(format ?? '');
  if (multipleOf !== undefined) return [whole ? leastCommonMultiple(1, multipleOf) : multipleOf];
  return whole ? [1] : [0.01, 0.0001, 1e-8, 1e-16, 1e-32, 1e-320];
}

function multipleWithin(
  [least, greatest]: NumberRange,
  step: number,
  schema: FlatSchema,
  random: Pick<Random, 'next'>,
): number | undefined {
  const [low, high, unit] = [toDecimal(least), toDecimal(greatest), toDecimal(step)];
  const scale = Math.max(low.scale, high.scale, unit.scale);
  const size = digitsAt(unit, scale);
  const first =
    ceil(digitsAt(low, scale), size) + (excludesEnd(schema.exclusiveMinimum, least, step) ? 1n : 0n);
  const last =
    floor(digitsAt(high, scale), size) - (excludesEnd(schema.exclusiveMaximum, greatest, step) ? 1n : 0n);
  if (first > last) return undefined;
  const count = last - first + 1n;
  const chosen = first + (BigInt(Math.floor(random.next() * 2 ** 48)) * count) / 2n ** 48n;
  return toNumber({ digits: chosen * size, scale });
}

/** Whether an exclusive bound is the end of the range and a candidate itself, so that it must be left out. */
function excludesEnd(bound: number | undefined, end: number, step: number): boolean {
  if (bound !== end) return false;
  const [at, unit] = [toDecimal(bound), toDecimal(step)];
  const scale = Math.max(at.scale, unit.scale);
  return digitsAt(at, scale) % digitsAt(unit, scale) === 0n;
}

function floor(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

function ceil(a: bigint, b: bigint): bigint {
  return -floor(-a, b);
}
