import type { Client } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import type { Received } from '../api/received.ts';
import type { BuiltRequest } from './build-request.ts';
import { noIssues, type PlacedIssues, placeIssues } from './issue-places.ts';

/** A response, and what the sandbox found wrong with the request. */
export interface Outcome {
  readonly received: Received;
  readonly issues: PlacedIssues;
}

/**
 * Sends a request, and looks up in the request journal why it was refused: error responses have the form of the contract,
 * and need not say it.
 * @throws Problem when the sandbox cannot be reached.
 */
export async function sendRequest(client: Client, { cookies, ...request }: BuiltRequest): Promise<Outcome> {
  const names = Object.keys(cookies);
  // A page cannot set the header itself; the cookie is there for this request only.
  for (const name of names) setCookie(name, cookies[name] ?? '', '');
  const received = await client
    .send(request)
    .catch(async (thrown) => {
      throw (await faultOf(client, thrown)) ?? thrown;
    })
    .finally(() => {
      for (const name of names) setCookie(name, '', '; Max-Age=0');
    });
  if (received.isRedirect) return { received: await redirectOf(client, received), issues: noIssues };
  return { received, issues: received.status < 400 ? noIssues : await issuesOf(client, received) };
}

/** A redirect as the journal has it: it is not followed, and the browser hides its status and headers. */
async function redirectOf(client: Client, received: Received): Promise<Received> {
  const entry = await client.journalEntry(received.requestId).catch(() => undefined);
  if (entry === undefined) return { ...received, statusText: 'a redirect, which the browser does not show' };
  const { status, headers } = entry.response;
  return { ...received, status, headers: Object.entries(headers) };
}

/** Says which fault left the request without a response; `undefined` where none did. */
async function faultOf(client: Client, thrown: unknown): Promise<Problem | undefined> {
  if (!(thrown instanceof Problem) || thrown.requestId === undefined) return undefined;
  const entry = await client.journalEntry(thrown.requestId).catch(() => undefined);
  return entry?.fault && new Problem(`The fault ${entry.fault} left the request without a response.`);
}

function setCookie(name: string, value: string, rest: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in pages of plain http
  document.cookie = `${encodeURIComponent(name)}=${encodeURIComponent(value)}; Path=/; SameSite=Strict${rest}`;
}

/** Without a journal, or a right to read it, the response is all there is. */
async function issuesOf(client: Client, { requestId }: Received): Promise<PlacedIssues> {
  const entry = await client.journalEntry(requestId).catch(() => undefined);
  return entry === undefined ? noIssues : placeIssues(entry.validation.errors);
}
