import { codecOf, contentTypeOf } from '../../codecs/codecs.ts';
import { concreteMediaType, preferredMediaType } from '../../codecs/declared-content.ts';
import type { Message, SentHeaders } from '../../engine/events/delivery.ts';
import type { TriggerOptions } from '../../inference/events/event-trigger.ts';
import { plainName } from '../../inference/naming.ts';
import { plainText } from '../../json.ts';
import type { Parameter, Schema } from '../../openapi/document.ts';
import type { OutgoingRequest } from '../../openapi/outgoing-requests.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { Sample } from '../crud/crud-context.ts';
import type { CreateEventBody, EventAbout } from './event-body.ts';
import { listedName } from './event-members.ts';

export interface EventMessageOptions {
  readonly mergeSchema: MergeSchema;
  readonly sample: Sample;
  readonly createBody: CreateEventBody;
}

/** The operation that a message follows, and where it goes. */
export interface MessageAddress {
  readonly operation?: string;
  readonly url?: string | undefined;
  /** Why there is no URL, where there is none. */
  readonly refusal?: string | undefined;
}

/** Makes the message of a declared request. A given body is sent in place of one that is made from the facts. */
export type CreateEventMessage = (
  outgoing: OutgoingRequest,
  about: EventAbout,
  address: MessageAddress,
  trigger: TriggerOptions,
  given?: { readonly value: unknown },
) => Message;

/** Creates messages as the contract declares them: method, media type, headers and query parameters. */
export function createEventMessages(options: EventMessageOptions): CreateEventMessage {
  const { mergeSchema, createBody } = options;

  function encode(outgoing: OutgoingRequest, about: EventAbout, given?: { readonly value: unknown }) {
    const content = outgoing.declared.requestBody?.content;
    const name = preferredMediaType(content);
    const media = name === undefined ? undefined : content?.[name];
    if (name === undefined || media === undefined) return { headers: {} };
    const body = given ?? createBody(media.schema ?? {}, about);
    if (body === undefined) return { headers: {}, refusal: 'no body was found that the contract allows' };
    const mediaType = concreteMediaType(name);
    const text = codecOf(mediaType, media).serialize(body.value, { media, mergeSchema });
    const headers = { 'content-type': contentTypeOf(mediaType, text) };
    return { headers, body: { value: body.value, bytes: Buffer.from(text) } };
  }

  return (outgoing, about, { operation, url, refusal }, trigger, given) => {
    const { kind, name, declared } = outgoing;
    const parameters = valuesOf(options, declared.parameters, about, trigger);
    const { headers, body, ...encoded } = encode(outgoing, about, given);
    const whyNot = url === undefined ? (refusal ?? encoded.refusal) : encoded.refusal;
    return {
      kind,
      name,
      ...(operation !== undefined && { operation }),
      method: declared.method.toUpperCase(),
      ...(url !== undefined && { url: withQuery(url, parameters.query) }),
      headers: { 'user-agent': 'togai-sandbox', ...parameters.header, ...headers },
      ...(body && { body }),
      ...(whyNot !== undefined && { refusal: whyNot }),
    };
  };
}

/** Headers that belong to the signature or to the transport. */
const ownHeaders =
  /^(webhook-(id|timestamp|signature)|content-(type|length)|host|user-agent|connection|transfer-encoding)$/i;

/** Parameters that name the event. */
const namesEvent = /(event|topic|eventtype|eventname)$/;

/** The values of the declared parameters, by where they are: those that are required, and those that name the event. */
function valuesOf(
  { mergeSchema, sample }: EventMessageOptions,
  parameters: readonly Parameter[],
  about: EventAbout,
  trigger: TriggerOptions,
): Readonly<Record<'header' | 'query', SentHeaders>> {
  const values: Record<'header' | 'query', Record<string, string>> = { header: {}, query: {} };
  for (const { name, in: where, required, schema = {} } of parameters) {
    if ((where !== 'header' && where !== 'query') || (where === 'header' && ownHeaders.test(name))) continue;
    const value = eventNameIn(mergeSchema, name, schema, about, trigger);
    const shown = value ?? (required ? sample(schema, { name, key: `${about.key} ${name}` }) : undefined);
    if (shown === undefined || shown === null) continue;
    values[where][name] = typeof shown === 'object' ? JSON.stringify(shown) : toFieldText(plainText(shown));
  }
  return values;
}

function eventNameIn(
  mergeSchema: MergeSchema,
  name: string,
  schema: Schema,
  about: EventAbout,
  trigger: TriggerOptions,
): string | undefined {
  const { const: only, enum: listed } = mergeSchema(schema).keywords;
  const names = [only ?? listed].flat().filter((each) => typeof each === 'string');
  if (names.length > 0) return listedName(names, about, trigger) ?? names[0];
  return namesEvent.test(plainName(name)) ? about.name : undefined;
}

/** A text as a header field may have it. */
function toFieldText(text: string): string {
  return text.replace(/[^\t\x20-\x7e]/g, '');
}

function withQuery(url: string, query: SentHeaders): string {
  if (Object.keys(query).length === 0 || !URL.canParse(url)) return url;
  const full = new URL(url);
  for (const [name, value] of Object.entries(query)) {
    if (!full.searchParams.has(name)) full.searchParams.set(name, value);
  }
  return full.href;
}
