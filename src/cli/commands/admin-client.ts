import { defaultUrl, type StateCommand } from '../../config/parse-config.ts';
import { SandboxError } from '../../index.ts';

/** What is asked of the admin API. */
export interface AdminCall {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Such as `state`. */
  readonly path: string;
  /** What is sent as JSON. */
  readonly body?: unknown;
}

/** The sandbox that is asked. */
export type SandboxAddress = Pick<StateCommand, 'url' | 'session' | 'token'>;

/**
 * Asks the admin API of a running sandbox; answers the text of its answer.
 * @throws SandboxError with a sentence for people, when there is no sandbox or it refuses.
 */
export async function callAdmin(sandbox: SandboxAddress, request: AdminCall): Promise<string> {
  const response = await send(sandbox, request);
  const text = await response.text();
  if (response.status === (request.method === 'GET' ? 200 : 204)) return text;
  const problem = problemIn(text);
  const lines = `${sandbox.url} answered ${response.status}`;
  if (problem === undefined) {
    throw new SandboxError(
      'unavailable',
      `${lines}, as no sandbox does: name the address of one with --url.`,
    );
  }
  const advice = response.status === 401 ? ' (give it with --token)' : '';
  throw new SandboxError('invalid', `${lines}:${inLines(problem)}${advice}`);
}

async function send(
  { url, session, token }: SandboxAddress,
  { method, path, body }: AdminCall,
): Promise<Response> {
  const headers = {
    ...(session !== undefined && { 'X-Sandbox-Session': session }),
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
  };
  try {
    return await fetch(`${url}/__admin/${path}`, {
      method,
      headers,
      // A sandbox never sends its clients elsewhere.
      redirect: 'manual',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const start = url === defaultUrl ? 'start one with togai-sandbox' : 'start one there';
    const message = `no sandbox answers at ${url} (${reasonOf(error)}): ${start}, or name its address with --url.`;
    throw new SandboxError('unavailable', message, { cause: error });
  }
}

/** What `fetch` could not do; it tells that as the cause of a failure that says nothing. */
function reasonOf({ message, cause }: TypeError): string {
  if (!(cause instanceof Error)) return message;
  return 'code' in cause ? String(cause.code) : cause.message;
}

/** A failure as the admin API tells it (RFC 9457). */
interface Problem {
  readonly detail: string;
  /** Every fault, where there may be many. */
  readonly errors?: unknown;
}

function problemIn(text: string): Problem | undefined {
  try {
    const body: unknown = JSON.parse(text);
    const isProblem = typeof body === 'object' && body !== null && 'detail' in body;
    return isProblem && typeof body.detail === 'string' ? { ...body, detail: body.detail } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Faults one a line; a single one stays in its sentence. */
function inLines({ detail, errors }: Problem): string {
  const lines = Array.isArray(errors) ? errors.map(String) : detail.split('; ');
  return lines.length > 1 ? ['', ...lines].join('\n  ') : ` ${detail}`;
}
