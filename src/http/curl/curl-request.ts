import { shellQuote } from './shell-quote.ts';

/** A request that was sent, as the request journal shows it. */
export interface SentExchange {
  readonly method: string;
  readonly url: string;
  /** By name, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: { readonly text?: string; readonly base64?: string };
}

/** What `formatCurlRequest` takes besides the request. */
export interface CurlRequestOptions {
  /** What the path of the request follows, such as `http://localhost:4010`. */
  readonly origin: string;
  /** The session of the request, where neither its path nor its headers name it. */
  readonly session?: string | undefined;
  /** What stands for a secret, which the journal does not have: `anything`, or `TOKEN` where a certain one is required. */
  readonly secret: string;
}

/** What the journal has in place of a secret. */
const redacted = '[redacted]';

/** Headers that curl sets itself, or that belong to the client that sent the request. */
const left =
  /^(?:host|connection|content-length|transfer-encoding|expect|keep-alive|user-agent|accept-encoding|accept-language|origin|referer|cache-control|pragma|priority|dnt|te|upgrade-insecure-requests|x-request-id|x-forwarded-.*|forwarded|sec-.*)$/;

/**
 * A `curl` command that sends a request of the journal again, for POSIX shells. Credentials are not recorded; a word that is
 * to be replaced stands for them.
 */
export function formatCurlRequest(request: SentExchange, options: CurlRequestOptions): string {
  const { method, body } = request;
  const url = options.origin + withSecrets(request.url, encodeURIComponent(options.secret));
  // Bytes that no argument can hold are piped.
  const isPiped = body?.base64 !== undefined || body?.text?.includes('\0') === true;
  const words = [
    ...(isPiped ? [`printf %s ${shellQuote(base64Of(body))} | base64 -d |`] : []),
    'curl',
    ...methodFlags(method, body !== undefined),
    // Brackets and braces mean ranges of URLs to curl.
    ...(/[[\]{}]/.test(url) ? ['-g'] : []),
    shellQuote(url),
    ...headerFlags(request, options).map((header) => `-H ${shellQuote(header)}`),
    ...(body === undefined
      ? []
      : [isPiped ? '--data-binary @-' : `--data-raw ${shellQuote(body.text ?? '')}`]),
  ];
  return words.join(' ');
}

function withSecrets(text: string, secret: string): string {
  return text.replaceAll(redacted, secret);
}

function methodFlags(method: string, hasBody: boolean): readonly string[] {
  if (method === 'HEAD') return ['-I'];
  const usual = hasBody ? 'POST' : 'GET';
  return method === usual ? [] : [`-X ${shellQuote(method)}`];
}

function headerFlags(
  { url, headers, body }: SentExchange,
  { session, secret }: CurlRequestOptions,
): readonly string[] {
  const own = Object.entries(headers).filter(([name]) => !left.test(name));
  const named = 'x-sandbox-session' in headers || url.startsWith('/__session/');
  return [
    // Without one, curl says that a body is a form.
    ...(body !== undefined && !('content-type' in headers) ? ['Content-Type:'] : []),
    ...own
      .filter(([name, value]) => name !== 'accept' || value !== '*/*')
      .map(([name, value]) => headerLine(name, value === redacted ? credential(name, secret) : value)),
    ...(session !== undefined && !named ? [`X-Sandbox-Session: ${session}`] : []),
  ];
}

/** A header without a value ends with a semicolon; curl would remove one that ends with a colon. */
function headerLine(name: string, value: string): string {
  return value === '' ? `${name};` : `${name}: ${value}`;
}

function credential(name: string, secret: string): string {
  return name === 'authorization' ? `Bearer ${secret}` : secret;
}

function base64Of({ base64, text = '' }: NonNullable<SentExchange['body']>): string {
  if (base64 !== undefined) return base64;
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
