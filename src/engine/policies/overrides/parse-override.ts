import { isObject } from '../../../json.ts';
import { parseRateLimit } from '../limits/parse-rate-limit.ts';
import {
  type PartParser,
  type PartParsers,
  parseChoice,
  parseName,
  parseNumber,
  parseParts,
  show,
} from '../parse-parts.ts';
import type { Place } from '../place.ts';
import type { Override } from './override.ts';
import type { OverrideDefinition } from './override-definition.ts';
import { parseResponses } from './parse-override-response.ts';

/** What an override has besides its responses, which have a default where it is missing. */
type Parsed = Partial<Pick<OverrideDefinition, 'operation' | 'when' | 'carryOut' | 'rateLimit'>> & {
  readonly respond: OverrideDefinition['responses'];
  readonly times: number;
  readonly after: number;
  readonly probability: number;
  readonly priority: number;
  readonly unchecked: boolean;
};

const any = Number.MAX_SAFE_INTEGER;

/** The properties of an override: a new one is a line here, and one in `Override`. */
const parsers: PartParsers<Parsed> = {
  operation: parseName,
  when: (value, place) =>
    isObject(value) ? value : place.report(`must be an object such as { "body": … }, and is ${show(value)}`),
  respond: parseResponses,
  rateLimit: parseRateLimit,
  carryOut: parseChoice('before', 'no'),
  times: parseNumber(1, any),
  after: parseNumber(0, any),
  probability: parseNumber(0, 1, 'any'),
  priority: parseNumber(1, any),
  unchecked: parseChoice(true, false),
};

/** The status of a request that exceeds a rate limit, unless its override says otherwise. */
const tooManyRequests = 429;

const defaults = { times: Number.POSITIVE_INFINITY, after: 0, probability: 1, priority: 5, unchecked: false };

/**
 * Parses an override as it comes from a test, a file or the network: whether it has the form of one, not yet whether
 * the contract allows it. Every issue is reported at its place.
 */
const parseOverride: PartParser<OverrideDefinition> = (value, place) => {
  const parsed = parseParts<Parsed>(value, place, parsers);
  if (parsed === undefined || !isObject(value)) return undefined;
  const isLimit = 'rateLimit' in value;
  if (!('respond' in value) && !isLimit) {
    place.at('respond').report('is missing: give a response, such as { "status": 503 }');
  }
  const { respond = isLimit ? [{}] : [], ...others } = parsed;
  const responses = isLimit ? respond.map((each) => ({ status: tooManyRequests, ...each })) : respond;
  return { ...defaults, ...others, given: structuredClone(value) as object as Override, responses };
};

/** An override, and where it was given. */
export interface PlacedOverride {
  readonly definition: OverrideDefinition;
  readonly place: Place;
}

/** Parses one override, or a list of them. */
export function parseOverrides(value: unknown, place: Place): readonly PlacedOverride[] {
  const parse = (each: unknown, at: Place): readonly PlacedOverride[] => {
    const definition = parseOverride(each, at);
    return definition === undefined ? [] : [{ definition, place: at }];
  };
  if (!Array.isArray(value)) return parse(value, place);
  return value.flatMap((each: unknown, index) => parse(each, place.at(index)));
}
