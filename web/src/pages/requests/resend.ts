import type { ApiRequest, Client, JournalEntry } from '../../api/client.ts';
import { sentOrigin } from '../../api/place.ts';

/** What the journal has in place of a secret. */
const redacted = '[redacted]';

/** Headers that a page may not set, or that belong to the connection. */
const left =
  /^(?:host|connection|content-length|transfer-encoding|expect|keep-alive|te|upgrade.*|origin|referer|user-agent|cookie|dnt|date|via|accept-encoding|access-control-.*|sec-.*|proxy-.*|x-request-id)$/;

/** What stands for a secret that the journal does not have: the token of the console, or any. */
export function secretOf({ token }: Pick<Client, 'token'>): string {
  return token ?? 'anything';
}

/**
 * The request of a journal's entry, to send it again in its session.
 * @returns `undefined` for one that cannot be sent from a page: its body was not recorded whole, or its method is forbidden
 */
export function toRequest(client: Client, { request, session }: JournalEntry): ApiRequest | undefined {
  const { method, url, headers, body } = request;
  const isForbidden = /^(?:CONNECT|TRACE|TRACK)$/.test(method);
  if (isForbidden || body?.truncated === true) return undefined;
  const secret = secretOf(client);
  const own = Object.entries(headers)
    .filter(([name]) => !left.test(name))
    .map(([name, value]): [string, string] => [name, value === redacted ? credential(name, secret) : value]);
  const isNamed = url.startsWith('/__session/') || session === undefined;
  return {
    method,
    url: sentOrigin(client.root, url) + url.replaceAll(redacted, encodeURIComponent(secret)),
    headers: { ...Object.fromEntries(own), ...(!isNamed && { 'X-Sandbox-Session': session }) },
    ...(body && method !== 'GET' && method !== 'HEAD' && { body: bytesOf(body) }),
  };
}

function credential(name: string, secret: string): string {
  return name === 'authorization' ? `Bearer ${secret}` : secret;
}

function bytesOf({ text, base64 = '' }: NonNullable<JournalEntry['request']['body']>) {
  return text ?? Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
