import type {
  AdminMethod,
  AdminOperation,
  AdminPath,
  AdminRequest,
  AdminResult,
  AdminSchema,
} from './admin-types.ts';
import { Problem } from './problem.ts';
import { type Received, receive } from './received.ts';

/** What `createClient` takes. */
export interface ClientOptions {
  /** The address that the paths of the admin API follow. */
  readonly root: string;
  /** The session of every request; absent for the default session. */
  readonly session?: string | undefined;
  /** The token of a sandbox that is started with `--token`. */
  readonly token?: string | undefined;
  /** Called when the sandbox requires a token, or another one. */
  readonly onUnauthorized?: () => void;
  /** Called when the session was deleted. */
  readonly onSessionGone?: () => void;
  readonly fetch?: typeof fetch;
}

/** A request to the API itself, as a client of it would send it. */
export interface ApiRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestInit['body'] | undefined;
  readonly signal?: AbortSignal;
}

/** Sends the requests of a console to its sandbox, all of them for one session. */
export interface Client {
  readonly root: string;
  readonly session: string | undefined;
  /** The token of the sandbox; absent where it requires none. */
  readonly token: string | undefined;
  /**
   * Carries out an operation of the admin API.
   * @throws Problem when it is refused, or when the sandbox cannot be reached.
   */
  admin<P extends AdminPath, M extends AdminMethod>(
    method: M,
    path: P,
    request?: AdminRequest<AdminOperation<P, M>>,
  ): Promise<AdminResult<AdminOperation<P, M>>>;
  /**
   * Sends a request to the API, whatever its response: with an id by which the request journal has it.
   * @throws Problem when the sandbox cannot be reached.
   */
  send(request: ApiRequest): Promise<Received>;
  /**
   * Whether requests may be sent that nobody asked for: not once the session was deleted, since they would begin it again.
   */
  maySend(): Promise<boolean>;
  /** The client of another session; the default one without a name. */
  forSession(session: string | undefined): Client;
  /** What the request journal has of a request; `undefined` where it has nothing of it. */
  journalEntry(requestId: string): Promise<JournalEntry | undefined>;
}

/** What the request journal has of a request. */
export type JournalEntry = AdminSchema<'RecordedRequest'>;

/** Creates the client of a console. */
export function createClient(options: ClientOptions): Client {
  const { root, session, token, onUnauthorized, onSessionGone } = options;
  const run = options.fetch ?? fetch;
  const own = {
    ...(session !== undefined && { 'X-Sandbox-Session': session }),
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
  };

  async function exchange({ url, ...init }: ApiRequest): Promise<Received> {
    const requestId = newRequestId();
    const headers = new Headers(own);
    for (const [name, value] of Object.entries(init.headers ?? {})) headers.set(name, value);
    headers.set('X-Request-Id', requestId);
    const request = { ...init, headers, method: init.method.toUpperCase(), redirect: 'manual' as const };
    return receive(() => run(url, { ...request, body: init.body ?? null }), requestId);
  }

  const admin: Client['admin'] = async (method, path, { params = {}, query, body } = {}) => {
    const url = root + fillPath(path, params) + toQuery(query ?? {});
    const json = body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    };
    const received = await exchange({ method, url, ...json });
    if (received.status === 401) onUnauthorized?.();
    if (received.status < 200 || received.status > 299) throw Problem.from(received);
    // The admin API checks its responses against the contract that the types are generated from.
    return received.body as never;
  };

  let wasThere = false;
  async function maySend(): Promise<boolean> {
    if (session === undefined) return true;
    try {
      await admin('get', '/__admin/sessions/{name}', { params: { name: session } });
      wasThere = true;
    } catch (error) {
      // A session begins with its first use.
      if (!wasThere || !(error instanceof Problem) || error.status !== 404) return true;
      onSessionGone?.();
      return false;
    }
    return true;
  }

  return {
    root,
    session,
    token,
    admin,
    send: exchange,
    maySend,
    forSession: (name) => createClient({ ...options, session: name }),
    journalEntry: (id) =>
      admin('get', '/__admin/requests/{id}', { params: { id } }).catch((error) => {
        if (error instanceof Problem && error.status === 404) return undefined;
        throw error;
      }),
  };
}

/** An id for a request: random, and with a name that a log shows. */
function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `console-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** A path with the values of its parameters. */
export function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/\{([^}]+)\}/g, (all, name) => {
    const value = params[name];
    return value === undefined ? all : encodeURIComponent(value);
  });
}

/** A query string of what is defined; empty for none. */
export function toQuery(values: object): string {
  const pairs = Object.entries(values).flatMap<[string, string]>(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, `${value}`]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}
