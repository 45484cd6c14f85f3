import { SandboxError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { MergedSchema } from '../schema/merged-schema.ts';
import { inTurns, type Steps } from '../turns.ts';
import { decodeBody, visitLines } from './body-text.ts';
import type { BodyShape, BytesCodec } from './codec.ts';
import { parseJsonInSteps } from './json-codec.ts';
import { elementsOf } from './json-lines-codec.ts';
import { isMediaType } from './media-types.ts';

/** The fields of an event (HTML, 9.2.6). */
const eventFields = ['event', 'id', 'retry', 'data'] as const;

type EventField = (typeof eventFields)[number];

/**
 * Server-sent events: a list, one event an element. An element with no other properties than those of an event, `data`
 * among them, is the event itself; any other is its data, and so is a text that is no stream. What is
 * read is the same, as the contract describes it.
 */
export const eventStreamCodec: BytesCodec = {
  name: 'event-stream',
  input: 'bytes',
  structure: 'declared',
  writesValues: true,
  hasTextValues: false,
  matches: (mediaType) => isMediaType(mediaType, 'text/event-stream'),
  parse: (bytes, shape) => inTurns(parseEvents(decodeBody(bytes), shape)),
  serialize: serializeEvents,
};

/** The fields of an event as texts; several lines of data are one text. */
type SentEvent = Readonly<Partial<Record<EventField, string>>>;

/**
 * The elements of a stream, the last one also where no empty line ends it.
 * @throws SandboxError `malformed` for data in JSON that would change.
 */
function* parseEvents(text: string, shape: BodyShape | undefined): Steps<unknown[]> {
  const elements: unknown[] = [];
  let event = new OpenEvent();
  function* endEvent(): Steps<void> {
    if (event.isEmpty) return;
    const sent = event.toEvent();
    event = new OpenEvent();
    if (sent.data !== undefined && sent.data !== shape?.media.streamEnd)
      elements.push(yield* toElement(sent, shape));
  }
  yield* visitLines(text, /\r\n|\r|\n/g, function* visit(line) {
    if (line === '') yield* endEvent();
    else event.add(line);
  });
  yield* endEvent();
  return elements;
}

/** An event whose end may not have been met yet. */
class OpenEvent {
  readonly #data: string[] = [];
  readonly #others = new Map<EventField, string>();

  get isEmpty(): boolean {
    return this.#data.length === 0 && this.#others.size === 0;
  }

  add(line: string): void {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    if (name === 'data') this.#data.push(value);
    else if (isEventField(name)) this.#others.set(name, value);
  }

  /** All lines of data are put together at once: to add one after another would be slow for millions. */
  toEvent(): SentEvent {
    const others = Object.fromEntries(this.#others);
    return this.#data.length === 0 ? others : { ...others, data: this.#data.join('\n') };
  }
}

/**
 * What an event is in the list: the event, where the contract describes it by such properties, or describes none and it has
 * further fields; else its data.
 */
function* toElement({ data = '', ...others }: SentEvent, shape: BodyShape | undefined): Steps<unknown> {
  const items = shape?.mergeSchema(shape.media.schema ?? {}).items ?? {};
  const declared = shape?.mergeSchema(items, others);
  const names = [...(declared?.properties.keys() ?? [])];
  const isEvent =
    names.length === 0 ? Object.keys(others).length > 0 : names.includes('data') && names.every(isEventField);
  if (!isEvent) return yield* dataValue(data, declared);
  const { retry, ...texts } = others;
  return {
    ...texts,
    ...(retry !== undefined && { retry: /^\d+$/.test(retry) ? Number(retry) : retry }),
    data: yield* dataValue(data, shape?.mergeSchema(declared?.properties.get('data') ?? {})),
  };
}

/** The value of data in JSON; any other is a text, and so is each that the contract declares as one. */
function* dataValue(data: string, declared: MergedSchema | undefined): Steps<unknown> {
  if (declared?.types.size === 1 && declared.types.has('string')) return data;
  try {
    return yield* parseJsonInSteps(data);
  } catch (error) {
    if (error instanceof SandboxError && error.cause instanceof SyntaxError) return data;
    throw error;
  }
}

function isEventField(name: string): name is EventField {
  return eventFields.some((field) => field === name);
}

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
  return Object.keys(item).every(isEventField);
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
