import { createServer, type RequestListener, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isStructured } from '../../src/codecs/codecs.ts';
import { assembleSandbox } from '../../src/index.ts';
import { valueAt } from '../../src/inference/body-path.ts';
import { inferResources } from '../../src/inference/infer-resources.ts';
import type { Resource } from '../../src/inference/resource.ts';
import { loadDocument } from '../../src/openapi/load/load-document.ts';
import { type Operation, operationsOf } from '../../src/openapi/operations.ts';
import { responseKey } from '../../src/openapi/responses.ts';
import { SampleError } from '../../src/sample/sampler.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { createResponseValidator, type ValidateResponse } from '../../src/validation/response-validator.ts';
import { createMakeRequest, type ValidRequest } from './valid-request.ts';

/** The result of sending a valid request to every operation of a contract. */
export interface ExerciseReport {
  readonly operations: number;
  readonly collections: number;
  /** Operations for which no valid request exists, and why. */
  readonly unsatisfiable: readonly string[];
  /** Responses that reject a valid request, such as 404 for an unknown item. */
  readonly refusals: readonly string[];
  /** How often each status occurred. */
  readonly statuses: Readonly<Record<number, number>>;
  /** The issues of responses, one for each operation. */
  readonly issues: readonly string[];
  /** The duration of the slowest request. */
  readonly slowestMs: number;
}

interface ReceivedResponse {
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
  readonly location: string | undefined;
  /** The value of `X-Sandbox-Reason`. */
  readonly reason: string | undefined;
}

/** Operations that create items come first, and those that delete them last. */
const order = ['post', 'put', 'get', 'head', 'options', 'trace', 'patch', 'delete'];

/**
 * Serves a contract and sends one valid request to each of its operations.
 * @throws StartupError for a contract that cannot be served.
 */
export async function exerciseOperations(file: string): Promise<ExerciseReport> {
  const { document } = await loadDocument(file);
  const operations = operationsOf(document);
  const { roleOf, resources } = inferResources(document, operations);
  const failures: string[] = [];
  const sandbox = await assembleSandbox({ contract: file, log: { failure: (text) => failures.push(text) } });
  const makeRequest = createMakeRequest(document);
  const validators = createValidators(document);
  const validateResponse = createResponseValidator(document, validators);
  const createdIds = new Map<Resource, string>();
  const statuses: Record<number, number> = {};
  const [unsatisfiable, refusals, issues]: [string[], string[], string[]] = [[], [], []];
  let slowestMs = 0;
  const server = await serve(sandbox.app);
  try {
    const sorted = [...operations.values()].sort((a, b) => order.indexOf(a.method) - order.indexOf(b.method));
    for (const operation of sorted) {
      const made = requestOrReason(operation);
      if (typeof made === 'string') {
        unsatisfiable.push(made);
        continue;
      }
      const start = performance.now();
      const response = await sendRequest(server.port, made);
      slowestMs = Math.max(slowestMs, performance.now() - start);
      statuses[response.status] = (statuses[response.status] ?? 0) + 1;
      const summary = `${operation.id}: ${response.status} ${response.reason ?? response.text.slice(0, 200)}`;
      if (response.status >= 400) refusals.push(summary);
      const issue = issueOf(operation, response, validateResponse);
      if (issue !== undefined) issues.push(`${summary}: ${issue}`);
      rememberId(operation, response);
    }
  } finally {
    await server.close();
    await sandbox.close();
  }
  issues.push(...failures.map((text) => `log: ${text.slice(0, 400)}`));
  return {
    operations: operations.size,
    collections: resources.length,
    unsatisfiable,
    refusals,
    statuses,
    issues,
    slowestMs,
  };

  function requestOrReason(operation: Operation): ValidRequest | string {
    try {
      return makeRequest(operation, idsFor(operation));
    } catch (error) {
      if (error instanceof SampleError) return `${operation.id}: ${error.message}`;
      throw error;
    }
  }

  /** The id of an item created before, so that it is found. */
  function idsFor(operation: Operation): ReadonlyMap<string, string> {
    const role = roleOf.get(operation.id);
    const ids = new Map<string, string>();
    if (role === undefined || !('idParameter' in role)) return ids;
    const id = createdIds.get(role.resource);
    if (role.idParameter !== undefined && id !== undefined && role.nestedPath === undefined)
      ids.set(role.idParameter, id);
    return ids;
  }

  function rememberId(operation: Operation, { status, text, location }: ReceivedResponse): void {
    const role = roleOf.get(operation.id);
    const { property } = role?.resource.id ?? {};
    if (role?.kind !== 'create' || property === undefined || status >= 300) return;
    const summary = location?.split('/').at(-1);
    if (summary !== undefined) createdIds.set(role.resource, decodeURIComponent(summary));
    if (text === '') return;
    const body: unknown = JSON.parse(text);
    const item = valueAt(body, role.response.itemPath);
    const id: unknown = Reflect.get(Object(item), property);
    if (id !== undefined) createdIds.set(role.resource, String(id));
  }
}

/** The issue of a response; absent when its operation declares it. */
function issueOf(
  operation: Operation,
  response: ReceivedResponse,
  validateResponse: ValidateResponse,
): string | undefined {
  const { status, mediaType } = response;
  if (status >= 500 && declaredSuccess(operation)) return 'is a failure of the server';
  if (status >= 400 && responseKey(operation, status) === undefined) {
    return /json/.test(mediaType) ? undefined : 'is not declared and no JSON';
  }
  const body = operation.method === 'head' ? undefined : bodyOf(response);
  if (body === notJson) return 'is no JSON';
  if (operation.method === 'head') return undefined;
  const issues = validateResponse(operation, { status, body, ...(mediaType !== '' && { mediaType }) });
  return issues.length === 0 ? undefined : issues.slice(0, 3).join('; ');
}

const notJson = Symbol('not JSON');

function bodyOf({ mediaType, text }: ReceivedResponse): unknown {
  if (text === '') return undefined;
  if (!isStructured(mediaType)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}

function declaredSuccess({ responses }: Operation): boolean {
  return Object.keys(responses).some((status) => /^[1234d]/.test(status));
}

async function serve(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port: (server.address() as AddressInfo).port, close };
}

function sendRequest(port: number, { method, path, body, ...sent }: ValidRequest): Promise<ReceivedResponse> {
  // Node itself sends the length of a body only with methods that usually have one.
  const length = body === undefined ? {} : { 'Content-Length': `${Buffer.byteLength(body)}` };
  const headers = { ...sent.headers, ...length };
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', method, path, headers, timeout: 10_000 }, (res) => {
      let text = '';
      res.setEncoding('utf8');
      res.on('data', (chunk: string) => {
        text += chunk;
      });
      res.on('end', () => {
        const mediaType = (res.headers['content-type'] ?? '').replace(/; charset=utf-8$/, '');
        const reason = res.headers['x-sandbox-reason']?.toString();
        resolve({ status: res.statusCode ?? 0, mediaType, text, location: res.headers.location, reason });
      });
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('no response within 10 s')));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
