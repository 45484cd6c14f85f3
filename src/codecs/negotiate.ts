import Negotiator from 'negotiator';
import { isObject } from '../json.ts';
import type { Content, MediaType } from '../openapi/document.ts';
import { codecFor, isRangeOfFiles, isUnwritten, writesValues } from './codecs.ts';
import { concreteMediaType, preferredMediaType } from './declared-content.ts';
import { typeNamedInQuery } from './format-parameter.ts';
import { essence, hasParameters, isInSuffixRange, suffixRange } from './media-types.ts';

/** What a request says of the media type that it wants. */
export interface NegotiableRequest {
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** The media type of a response. */
export interface NegotiatedType {
  /** As the contract declares it. */
  readonly declared: string;
  /** As it is sent: a type, and no range. */
  readonly mediaType: string;
  /** Whether the request accepts it. */
  readonly isAcceptable: boolean;
}

/** Picks one of the declared media types for a request; `undefined` where none is declared. */
export type Negotiate = (
  content: Content | undefined,
  request: NegotiableRequest,
) => NegotiatedType | undefined;

/** How many values of `Accept` are remembered for a response: clients have few. */
const maxRemembered = 32;

/**
 * Creates the negotiation of response media types (RFC 9110, 12.5.1): the one that the client likes best, of those the
 * one that is preferred without the header. What a query names, as `?format=csv` does, comes before the header; a client
 * that asks for a stream, by `stream: true` in its body or query, gets the declared stream. Where nothing is acceptable,
 * the preferred one is named.
 */
export function createNegotiation(): Negotiate {
  const remembered = new WeakMap<Content, Map<string, NegotiatedType>>();
  return (content, request) => {
    const preferred = content && preferredOf(remembered, content);
    if (content === undefined || preferred === undefined) return undefined;
    const accept = firstTypes(String(wantedByName(content, request) ?? request.headers?.accept ?? ''));
    if (accept === '' || accept === '*/*') return preferred;
    const known = remembered.get(content);
    const found = known?.get(accept) ?? pickType(content, preferred.declared, accept);
    if (known !== undefined && known.size < maxRemembered) known.set(accept, found);
    return found;
  };
}

/** How many media types of `Accept` count: each is compared with the others. */
const maxTypes = 100;

function firstTypes(accept: string): string {
  return accept.length < maxTypes ? accept : accept.split(',', maxTypes).join(',');
}

/** The type that is sent without the header. */
function preferredOf(
  remembered: WeakMap<Content, Map<string, NegotiatedType>>,
  content: Content,
): NegotiatedType | undefined {
  const known = remembered.get(content)?.get('');
  if (known !== undefined) return known;
  const declared = preferredMediaType(content);
  if (declared === undefined) return undefined;
  const mediaType = concreteMediaType(declared, content[declared]);
  const preferred = { declared, mediaType, isAcceptable: true };
  remembered.set(content, new Map([['', preferred]]));
  return preferred;
}

/** The declared type that a request wants, whatever its headers say. */
function wantedByName(content: Content, request: NegotiableRequest): string | undefined {
  const stream = wantsStream(request) ? declaredStream(content) : undefined;
  return stream ?? (request.query && typeNamedInQuery(content, request.query));
}

function wantsStream({ body, query = {} }: NegotiableRequest): boolean {
  return (isObject(body) && body.stream === true) || query.stream === true;
}

type Candidate = Pick<NegotiatedType, 'declared' | 'mediaType'>;

function declaredStream(content: Content): string | undefined {
  return Object.keys(content).find((name) => ['event-stream', 'json-lines'].includes(codecFor(name).name));
}

function pickType(content: Content, preferred: string, accept: string): NegotiatedType {
  const others = Object.entries(content).flatMap(([name, media]) =>
    name === preferred || isUnwritten(name, media) ? [] : [name],
  );
  const wanted = new Negotiator({ headers: { accept } }).mediaTypes();
  const candidates = [preferred, ...others].flatMap((declared) =>
    candidatesFor(declared, content[declared], wanted),
  );
  const plain = candidates.filter(({ mediaType }) => !hasParameters(mediaType));
  const found =
    bestOf(candidates, accept) ??
    bestOf(plain, withoutParameters(accept)) ??
    alike(
      candidates,
      wanted.filter((name) => isNamedPlainly(accept, name)),
    );
  if (found !== undefined) return { ...found, isAcceptable: true };
  // Nothing that could be read is no wish.
  return {
    declared: preferred,
    mediaType: concreteMediaType(preferred, content[preferred]),
    isAcceptable: !accept.includes('/'),
  };
}

/** What can be sent for a declared media type; for a range, also what the client accepts of it. */
function candidatesFor(
  declared: string,
  media: MediaType = {},
  wanted: readonly string[] = [],
): readonly Candidate[] {
  if (!declared.includes('*')) return [{ declared, mediaType: declared }];
  const [kind = ''] = essence(declared).split('/', 1);
  const isIn = (each: string) =>
    suffixRange(declared) === undefined
      ? kind === '*' || each.startsWith(`${kind}/`)
      : isInSuffixRange(declared, each);
  const concrete = concreteMediaType(declared, media);
  const within = wanted.filter(isIn).flatMap((each) => concreteWithin(declared, media, each));
  const fitting = isFileWanted(declared, media, wanted)
    ? within.filter((each) => !writesValues(each))
    : within;
  return [concrete, ...fitting].map((mediaType) => ({ declared, mediaType }));
}

/**
 * Whether any file will do for a client: one that names JSON before everything, as axios does in
 * `application/json, text/plain, *\/*`, does not ask for a file in JSON.
 */
function isFileWanted(declared: string, media: MediaType, wanted: readonly string[]): boolean {
  return isRangeOfFiles(declared, media) && wanted.includes('*/*');
}

/** What can be sent for a type that a client accepts of a declared range: any file, or a value in its format. */
function concreteWithin(declared: string, media: MediaType, wanted: string): readonly string[] {
  if (isRangeOfFiles(declared, media)) return [concreteMediaType(wanted, media)];
  const { structure, name } = codecFor(declared);
  const isInFormat = structure !== 'always' || codecFor(wanted).name === name;
  return !wanted.includes('*') && isInFormat ? [wanted] : [];
}

function bestOf(candidates: readonly Candidate[], accept: string): Candidate | undefined {
  const best = acceptedMediaType(
    accept,
    candidates.map(({ mediaType }) => mediaType),
  );
  return candidates.find(({ mediaType }) => mediaType === best);
}

/** The media type that a client accepts the most; the first of equals, and `undefined` where it accepts none. */
export function acceptedMediaType(accept: string, available: readonly string[]): string | undefined {
  return new Negotiator({ headers: { accept } }).mediaTypes([...available])[0];
}

/** `Accept` without parameters other than weights, for types that declare none: `application/json; charset=utf-8`. */
function withoutParameters(accept: string): string {
  return accept
    .split(',')
    .map((part) => [essence(part), ...part.split(';').filter((each) => /^\s*q\s*=/i.test(each))].join(';'))
    .join(',');
}

/** Whether `Accept` has a media type without parameters other than its weight. */
function isNamedPlainly(accept: string, name: string): boolean {
  const parts = accept.split(',').map((part) => part.replace(/;\s*q\s*=[^;]*/i, ''));
  return !name.includes('*') && parts.some((part) => essence(part) === name && !hasParameters(part));
}

/** A type of a format that the client reads under another name: `application/json` for `application/vnd.acme+json`. */
function alike(candidates: readonly Candidate[], wanted: readonly string[]): Candidate | undefined {
  const isPlain = (mediaType: string) => !mediaType.includes('+') && !hasParameters(mediaType);
  return candidates.find(
    ({ mediaType }) =>
      writesValues(mediaType) &&
      wanted.some(
        (each) => codecFor(each).name === codecFor(mediaType).name && (isPlain(each) || isPlain(mediaType)),
      ),
  );
}
