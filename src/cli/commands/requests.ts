import type { RequestsCommand } from '../../config/parse-config.ts';
import { type AdminRequest, type AdminRequestList, SandboxError } from '../../index.ts';
import { isObject } from '../../json.ts';
import { formatRequest } from '../reporters/requests-report.ts';
import { type AdminClient, createAdminClient } from './admin-client.ts';

/** How many requests are asked for at once. */
const pageSize = 100;

/**
 * Lists the requests that clients sent to a running sandbox, the oldest first.
 * @param print receives the list in slices
 * @returns the message of a failure: requests with a status that is to fail the command; `undefined` where there are none
 * @throws SandboxError with a message that says what to do.
 */
export async function runRequestsCommand(
  command: RequestsCommand,
  print: (text: string) => void,
): Promise<string | undefined> {
  const { failOn, json } = command;
  const requests = await collectRequests(createAdminClient(command), command);
  if (json) print(`${JSON.stringify({ requests }, null, 2)}\n`);
  else for (const request of requests) print(formatRequest(request));
  const patterns = failOn.map((status) => new RegExp(`^${status.replace('XX', '..')}$`));
  const failed = requests.filter(({ response }) => patterns.some((one) => one.test(`${response.status}`)));
  if (failed.length === 0) return undefined;
  const count = failed.length === 1 ? '1 request has' : `${failed.length} requests have`;
  return `${count} a status of --fail-on ${failOn.join(',')}.`;
}

async function collectRequests(
  client: AdminClient,
  { url, operation, status }: RequestsCommand,
): Promise<readonly AdminRequest[]> {
  const query = new URLSearchParams({ limit: `${pageSize}` });
  if (operation !== undefined) query.set('operation', operation);
  if (status !== undefined) query.set('status', status);
  const collected: AdminRequest[] = [];
  for (;;) {
    const { requests, next } = parseList(await client.get(`requests?${query}`), url);
    collected.push(...requests);
    if (next === undefined) return collected.reverse();
    query.set('after', `${next}`);
  }
}

/** @throws SandboxError when the response is no list of requests: another server sent it. */
function parseList(text: string, url: string): AdminRequestList {
  try {
    const list: unknown = JSON.parse(text);
    if (isRequestList(list)) return list;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new SandboxError(
    'unavailable',
    `${url} does not respond as a sandbox does: name the address of a sandbox with --url.`,
  );
}

/** A sandbox lists nothing but valid requests, so one member distinguishes it from another server's response. */
function isRequestList(value: unknown): value is AdminRequestList {
  return isObject(value) && Array.isArray(value.requests);
}
