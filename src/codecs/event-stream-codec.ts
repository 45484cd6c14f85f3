import { isObject } from '../json.ts';
import { decodeBody } from './body-text.ts';
import type { BodyShape, BytesCodec } from './codec.ts';
import { elementsOf } from './json-lines-codec.ts';
import { isMediaType } from './media-types.ts';

/** The fields of an event (HTML, 9.2.6). */
const eventFields = ['event', 'id', 'retry', 'data'] as const;

/**
 * Server-sent events: a list, one event an element. An element with no other properties than those of an event, `data`
 * among them, is the event itself; any other is its data, and so is a text that is no stream.
 */
export const eventStreamCodec: BytesCodec = {
  name: 'event-stream',
  input: 'bytes',
  structure: 'declared',
  writesValues: true,
  hasTextValues: false,
  matches: (mediaType) => isMediaType(mediaType, 'text/event-stream'),
  parse: decodeBody,
  serialize: serializeEvents,
};

function serializeEvents(value: unknown, shape?: BodyShape): string {
  if (isStream(value)) return value;
  const events = elementsOf(value).map((item) => formatEvent(isEvent(item) ? item : { data: item }));
  const ending = shape?.media.streamEnd;
  return [...events, ...(ending === undefined ? [] : [formatEvent({ data: ending })])].join('');
}

/** Whether a value is a stream that is written already; any other text is the data of an event. */
function isStream(value: unknown): value is string {
  return typeof value === 'string' && (value === '' || /^(?:(?:event|id|retry|data)(?::|$)|:)/m.test(value));
}

function isEvent(item: unknown): item is Readonly<Record<string, unknown>> {
  if (!isObject(item) || !Object.hasOwn(item, 'data')) return false;
  return Object.keys(item).every((name) => eventFields.some((field) => field === name));
}

function formatEvent(event: Readonly<Record<string, unknown>>): string {
  const lines = eventFields.flatMap((field) => {
    const value = event[field];
    if (value === undefined || (value === null && field !== 'data')) return [];
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.split(/\r\n|\r|\n/).map((line) => `${field}: ${line}`);
  });
  return `${lines.join('\n')}\n\n`;
}
