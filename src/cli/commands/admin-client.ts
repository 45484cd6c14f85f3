import { defaultUrl, type StateCommand } from '../../config/parse-config.ts';
import { SandboxError } from '../../index.ts';
import { isObject, plainText } from '../../json.ts';

/** The running sandbox that a command is for, and the session in it. */
export type SandboxAddress = Pick<StateCommand, 'url' | 'session' | 'token'>;

/**
 * A client of the admin API; paths are below `/__admin/`, such as `state`.
 * Each method throws SandboxError, with a message for the user, when there is no sandbox or it refuses the request.
 */
export interface AdminClient {
  /** @returns the text of the response */
  get(path: string): Promise<string>;
  /** @param body is sent as JSON */
  put(path: string, body: unknown): Promise<void>;
  post(path: string): Promise<void>;
}

/** Creates a client of a running sandbox's admin API. */
export function createAdminClient(address: SandboxAddress): AdminClient {
  return {
    get: (path) => send(address, path, { method: 'GET' }, 200),
    put: async (path, body) => {
      const headers = { 'Content-Type': 'application/json' };
      await send(address, path, { method: 'PUT', headers, body: JSON.stringify(body) }, 204);
    },
    post: async (path) => {
      await send(address, path, { method: 'POST' }, 204);
    },
  };
}

/** Sends a request and returns the text of its response. */
async function send(
  address: SandboxAddress,
  path: string,
  request: RequestInit,
  expectedStatus: number,
): Promise<string> {
  const response = await fetchFrom(address, path, request);
  const text = await response.text();
  if (response.status === expectedStatus) return text;
  throw toSandboxError(address.url, response.status, parseProblem(text));
}

async function fetchFrom(
  { url, session, token }: SandboxAddress,
  path: string,
  request: RequestInit,
): Promise<Response> {
  const headers = {
    ...request.headers,
    ...(session !== undefined && { 'X-Sandbox-Session': session }),
    // That of --token, or that of --lan: each is of no use to the other.
    ...(token !== undefined && { Authorization: `Bearer ${token}`, 'X-Sandbox-Token': token }),
  };
  try {
    // A sandbox never redirects, so a redirect comes from another server.
    return await fetch(`${url}/__admin/${path}`, { ...request, headers, redirect: 'manual' });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const start = url === defaultUrl ? 'start one with togai-sandbox' : 'start one there';
    const message = `no sandbox responds at ${url} (${reasonOf(error)}): ${start}, or name its address with --url.`;
    throw new SandboxError('unavailable', message, { cause: error });
  }
}

/** Why `fetch` failed: its own message only says that it did, and its cause has the reason. */
function reasonOf({ message, cause }: TypeError): string {
  if (!(cause instanceof Error)) return message;
  return 'code' in cause ? plainText(cause.code) : cause.message;
}

/** A failure of the admin API as problem details (RFC 9457). */
interface Problem {
  readonly detail: string;
  /** All errors, when there may be several. */
  readonly errors?: unknown;
}

function parseProblem(text: string): Problem | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) && typeof body.detail === 'string' ? { ...body, detail: body.detail } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function toSandboxError(url: string, status: number, problem: Problem | undefined): SandboxError {
  const message = `${url} responded with ${status}`;
  if (problem === undefined) {
    return new SandboxError(
      'unavailable',
      `${message}, as no sandbox does: name the address of a sandbox with --url.`,
    );
  }
  const advice = status === 401 ? ' (give it with --token)' : '';
  return new SandboxError('invalid', `${message}:${formatErrors(problem)}${advice}`);
}

/** Several errors take a line each; a single one follows on the same line. */
function formatErrors({ detail, errors }: Problem): string {
  const lines = Array.isArray(errors) ? errors.map(plainText) : detail.split('; ');
  return lines.length > 1 ? ['', ...lines].join('\n  ') : ` ${detail}`;
}
