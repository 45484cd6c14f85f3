import { isObject } from '../../../json.ts';
import { isHeaderName } from '../../../openapi/header-name.ts';
import { parseDelay } from '../delays/parse-delay.ts';
import { parseFault } from '../faults/parse-fault.ts';
import { type PartParser, type PartParsers, parseNumber, parseParts, show } from '../parse-parts.ts';
import type { Place } from '../place.ts';
import type { ResponseDefinition } from './override-definition.ts';

/** The properties of a response: a new one is a line here, one in `ResponseDefinition` and one in `OverrideResponse`. */
const parsers: PartParsers<ResponseDefinition> = {
  status: parseNumber(200, 599),
  example: (value, place) =>
    value === true || (typeof value === 'string' && value !== '')
      ? value
      : place.report(`must be the name of an example, or true for the first one, and is ${show(value)}`),
  body: (value) => ({ value }),
  patch: (value, place) =>
    isObject(value)
      ? value
      : place.report(`must be an object, and is ${show(value)}: body replaces a whole body`),
  headers: parseHeaders,
  delay: parseDelay,
  fault: parseFault,
};

const names = Object.keys(parsers).join(', ');

/** Parses the responses of an override: one, or a list of them. */
export const parseResponses: PartParser<readonly ResponseDefinition[]> = (value, place) => {
  if (!Array.isArray(value)) return together([parseResponse(value, place)]);
  if (value.length === 0) return place.report('must have at least one response');
  return together(value.map((each: unknown, index) => parseResponse(each, place.at(index))));
};

function together(
  parsed: readonly (ResponseDefinition | undefined)[],
): readonly ResponseDefinition[] | undefined {
  const responses = parsed.filter((each) => each !== undefined);
  return responses.length === parsed.length ? responses : undefined;
}

const parseResponse: PartParser<ResponseDefinition> = (value, place) => {
  const parsed = parseParts<ResponseDefinition>(value, place, parsers);
  if (parsed === undefined || !isObject(value)) return undefined;
  if (Object.keys(value).length === 0) return place.report(`is empty: it may have ${names}`);
  for (const other of ['patch', 'example'] as const) {
    if (!('body' in value) || !(other in value)) continue;
    return place.report(`has body and ${other}, which contradict each other: leave one of them out`);
  }
  return parsed;
};

/** Headers that say how a body is sent, where a wrong value would break the connection, and the sandbox's own reason. */
const reserved = new Set([
  'x-sandbox-reason',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'trailer',
]);

function parseHeaders(value: unknown, place: Place): Readonly<Record<string, string>> | undefined {
  if (!isObject(value)) return place.report(`must be an object, and is ${show(value)}`);
  const texts = Object.entries(value).map(([name, text]) => [name, parseHeader(name, text, place.at(name))]);
  return texts.every(([, text]) => text !== undefined) ? Object.fromEntries(texts) : undefined;
}

function parseHeader(name: string, value: unknown, place: Place): string | undefined {
  if (!isHeaderName(name)) return place.report('is no name of a header: a name has letters, digits and -');
  if (reserved.has(name.toLowerCase())) return place.report('is set by the sandbox itself: leave it out');
  const text = typeof value === 'number' ? `${value}` : value;
  if (typeof text === 'string' && /^[\t\x20-\x7e\x80-\xff]*$/.test(text)) return text;
  return place.report(`must be a text that a header can hold, and is ${show(value)}`);
}
