import { extension } from 'mime-types';
import type { HeaderRequest } from '../../engine/complete-headers.ts';
import { entityTagOf } from '../../engine/conditional/entity-tag.ts';
import {
  absoluteLocation,
  isLinkHeader,
  queryText,
  requestPath,
  wholeAddress,
} from '../../engine/location-header.ts';
import type { Reply } from '../../operation.ts';

/** What is known of a response when its headers are filled in. */
export interface HeaderSubject {
  readonly request: HeaderRequest;
  readonly reply: Reply;
  /** The name of the cookie that the contract's security schemes have; `session` where they have none. */
  readonly cookie: string;
  /** Generates a secret, the same for the same request. */
  readonly token: () => string;
  readonly now: Date;
}

type HeaderValue = (subject: HeaderSubject) => string | undefined;

/** The values of headers with a syntax of their own, of which a generated text would mislead a client. */
const values: Readonly<Record<string, HeaderValue>> = {
  // Where a file is sent of which parts can be asked for, that says so itself.
  'accept-ranges': () => 'none',
  age: () => '0',
  'cache-control': () => 'no-store',
  'content-disposition': (subject) => `attachment; filename="${fileName(subject)}"`,
  'content-language': () => 'en',
  'content-range': ({ reply }) => wholeRange(reply),
  'content-security-policy': () => "default-src 'none'",
  etag: ({ reply }) => `"${entityTagOf(reply)}"`,
  expires: ({ now }) => now.toUTCString(),
  'last-modified': ({ now }) => now.toUTCString(),
  link: (subject) =>
    `<${absoluteLocation(subject.request, targetOf(subject))}${queryOf(subject)}>; rel="self"`,
  // A client that obeys it should not wait for hours.
  'retry-after': () => '1',
  'referrer-policy': () => 'no-referrer',
  server: () => 'togai-sandbox',
  'set-cookie': ({ cookie, token }) => `${cookie}=${token()}; Path=/; HttpOnly; SameSite=Lax`,
  // Any other age would keep a browser from plain HTTP on this host, whose other ports have it.
  'strict-transport-security': () => 'max-age=0',
  'x-content-type-options': () => 'nosniff',
  'x-frame-options': () => 'DENY',
  'x-xss-protection': () => '0',
};

/** The range of a response that has all there is (RFC 9110, 14.4): of a list its items, else bytes; of none, how much there is. */
function wholeRange({ status, body }: Reply): string {
  if (Array.isArray(body)) return `items ${body.length === 0 ? '*' : `0-${body.length - 1}`}/${body.length}`;
  const size = sizeOf(body);
  return `bytes ${size === 0 || status === 416 ? '*' : `0-${size - 1}`}/${size}`;
}

function sizeOf(body: unknown): number {
  if (body === undefined) return 0;
  return Buffer.byteLength(
    body instanceof Uint8Array || typeof body === 'string' ? body : JSON.stringify(body),
  );
}

/**
 * Whether a header acts on the client, or says something of this response alone: it is not sent without a reason. Digests
 * of a body and applied preferences would not be true.
 */
export function needsReason(name: string): boolean {
  return /^(set-cookie|link|content-.*|last-modified|preference-applied|(repr-)?digest)$/i.test(name);
}

/**
 * The value of a header with a syntax of its own; `undefined` for any other.
 * @param isUri whether its schema asks for a whole address: a link is a path otherwise
 */
export function headerValue(name: string, subject: HeaderSubject, isUri: boolean): string | undefined {
  if (isLinkHeader(name)) return linkOf(subject, isUri);
  const key = name.toLowerCase();
  return Object.hasOwn(values, key) ? values[key]?.(subject) : undefined;
}

/** The link of a response; none for a redirect of which nothing is known: one to itself would never end. */
function linkOf(subject: HeaderSubject, isUri: boolean): string | undefined {
  const { status, headers = {} } = subject.reply;
  const isKnown = Object.keys(headers).some(isLinkHeader);
  if (status >= 300 && status < 400 && !isKnown) return undefined;
  return isUri ? addressOf(subject) : targetOf(subject);
}

/** The path of what a response is about: what was made, else what was requested. Base path and session path are added later. */
function targetOf({ request, reply: { headers = {} } }: HeaderSubject): string {
  const links = Object.entries(headers).filter(([name]) => isLinkHeader(name));
  const location = links.find(([name]) => name.toLowerCase() === 'location') ?? links[0];
  return location?.[1] ?? requestPath(request);
}

/** The query of a read, which says what it shows, such as which page. */
function queryOf({ request: { operation, query = {} } }: HeaderSubject): string {
  return operation.method === 'get' ? queryText(query) : '';
}

function addressOf(subject: HeaderSubject): string {
  return wholeAddress(subject.request, targetOf(subject));
}

/** The name of a downloaded file: the last word of the path, with the extension of its media type. */
function fileName({ request, reply: { mediaType = 'application/json' } }: HeaderSubject): string {
  const words = request.operation.path.split('/').filter((part) => /^[\w.-]+$/.test(part));
  const name = words.at(-1) ?? 'download';
  const ending = extension(mediaType);
  return ending === false || name.endsWith(`.${ending}`) ? name : `${name}.${ending}`;
}
