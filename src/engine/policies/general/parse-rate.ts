import { isObject, plainText } from '../../../json.ts';
import type { Fault } from '../faults/fault.ts';
import { findFaultKind, parseFault } from '../faults/parse-fault.ts';
import { type PartParser, type PartParsers, parseNumber, parseParts, show } from '../parse-parts.ts';

/** How likely something happens: `'5%'`, or a number from 0 to 1. */
export type GivenChance = number | string;

/** How many requests fail, with 500 or another status: `'5%'`, `'503:5%'`. */
export type GivenErrorRate = GivenChance | { readonly status?: number; readonly rate: GivenChance };

/** How many responses have a fault on the wire, a reset or another: `'2%'`, `'truncate:2%'`. */
export type GivenFaultRate = GivenChance | { readonly fault?: string | Fault; readonly rate: GivenChance };

/** An error rate, parsed. */
export interface ErrorRate {
  readonly status: number;
  readonly probability: number;
}

/** A fault rate, parsed. */
export interface FaultRate {
  readonly fault: Fault;
  readonly probability: number;
}

/** What fails where only a rate is given. */
const defaultStatus = 500;
const defaultFault: Fault = { kind: 'reset' };

/** What to give, for messages. */
export const errorRateUsage =
  'a percentage or a number from 0 to 1, with another status than 500 before it, such as 5% or 503:5%';
export const faultRateUsage =
  'a percentage or a number from 0 to 1, with another fault than reset before it, such as 2% or truncate:2%';

/** Parses an error rate that is written as text; `undefined` for another text. */
export function parseErrorRateText(text: string): ErrorRate | undefined {
  const [status, chance] = splitRate(text);
  const probability = parseChanceText(chance);
  const isError = status === undefined || /^[45]\d\d$/.test(status);
  if (probability === undefined || !isError) return undefined;
  return { status: status === undefined ? defaultStatus : Number(status), probability };
}

/** Parses a fault rate that is written as text; `undefined` for another text. */
export function parseFaultRateText(text: string): FaultRate | undefined {
  const [name, chance] = splitRate(text);
  const kind = name === undefined ? defaultFault.kind : findFaultKind(name);
  const probability = parseChanceText(chance);
  return kind === undefined || probability === undefined ? undefined : { fault: { kind }, probability };
}

/** What a text has before its last colon, and after it. */
export function splitRate(text: string): readonly [name: string | undefined, chance: string] {
  const at = text.lastIndexOf(':');
  return at < 0 ? [undefined, text] : [text.slice(0, at).trim(), text.slice(at + 1)];
}

function parseChanceText(text: string): number | undefined {
  const [, digits, percent] = /^ *(\d+(?:\.\d+)?)(%?) *$/.exec(text) ?? [];
  const chance = Number(digits) / (percent === '%' ? 100 : 1);
  return chance <= 1 ? chance : undefined;
}

const parseChance: PartParser<number> = (value, place) => {
  const chance =
    typeof value === 'number' || typeof value === 'string' ? parseChanceText(`${value}`) : undefined;
  return chance ?? place.report(`must be a percentage or a number from 0 to 1, and is ${show(value)}`);
};

/** Parses an error rate as a test gives it. */
export const parseErrorRate: PartParser<ErrorRate> = (value, place) => {
  if (isObject(value)) {
    const parsers: PartParsers<{ status?: number; rate: number }> = {
      status: parseNumber(400, 599),
      rate: parseChance,
    };
    const { status = defaultStatus, rate } = parseParts(value, place, parsers) ?? {};
    if (!('rate' in value)) return place.at('rate').report('is missing: give a percentage, such as 5%');
    return rate === undefined ? undefined : { status, probability: rate };
  }
  const isText = typeof value === 'number' || typeof value === 'string';
  const rate = isText ? parseErrorRateText(`${value}`) : undefined;
  return rate ?? place.report(`must be ${errorRateUsage}, and is ${show(value)}`);
};

/** Parses a fault rate as a test gives it. */
export const parseFaultRate: PartParser<FaultRate> = (value, place) => {
  if (isObject(value)) {
    const parsers: PartParsers<{ fault?: Fault; rate: number }> = { fault: parseFault, rate: parseChance };
    const { fault = defaultFault, rate } = parseParts(value, place, parsers) ?? {};
    if (!('rate' in value)) return place.at('rate').report('is missing: give a percentage, such as 2%');
    return rate === undefined ? undefined : { fault, probability: rate };
  }
  const [name] = splitRate(plainText(value));
  if (name !== undefined && findFaultKind(name) === undefined) {
    parseFault(name, place);
    return undefined;
  }
  const isText = typeof value === 'number' || typeof value === 'string';
  const rate = isText ? parseFaultRateText(`${value}`) : undefined;
  return rate ?? place.report(`must be ${faultRateUsage}, and is ${show(value)}`);
};
