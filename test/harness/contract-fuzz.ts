import { basename } from 'node:path';
import fc from 'fast-check';
import { loadDocument } from '../../src/openapi/load/load-document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { type Client, createClient, type ReceivedResponse } from './client.ts';
import { chances, createFuzzedRequest, type FuzzedRequest } from './fuzz/fuzzed-request.ts';
import { createKnownItems, type KnownItems } from './fuzz/known-items.ts';
import { readAfterWrite } from './fuzz/read-back.ts';
import { createResponseCheck, type ResponseCheck } from './fuzz/response-check.ts';
import type { Report } from './report.ts';
import { type Subject, withSubject } from './subject.ts';

export interface ContractFuzzOptions {
  readonly contract: string;
  readonly requests: number;
  readonly seed: number;
}

/** Statuses that may reject a request although it fits the contract: what is stored decides. */
const byState = new Set([404, 409, 412]);

/** Statuses that reject a request that does not fit the contract. */
const rejections = new Set([400, 422]);

/** Sends valid and invalid requests to a server of a contract, and checks every response by the contract alone. */
export async function contractFuzz(
  subject: Subject,
  { contract, requests, seed }: ContractFuzzOptions,
): Promise<Report> {
  const { document } = await loadDocument(contract);
  const operations = [...operationsOf(document).values()];
  const known = createKnownItems(operations);
  const fuzzed = createFuzzedRequest(document, operations, known);
  const validate = createResponseCheck(document);
  return withSubject(subject, async (_folder, begin) => {
    const running = begin({ args: [contract, '--ephemeral'] });
    const client = createClient(await running.ready);
    const counts = { valid: 0, accepted: 0, invalid: 0, readAfterWrite: 0 };
    const property = fc.asyncProperty(chances, async (thrown) => {
      const input = fuzzed(thrown);
      const response = await client.send(input.request);
      const issues = await issuesOf({ fuzzed: input, response, validate, known, client, counts });
      if (issues.length > 0) throw new Error(describe(input, response, issues));
    });
    const { failed, errorInstance, counterexample } = await fc.check(property, { numRuns: requests, seed });
    client.close();
    const printed = running.printed.err === '' ? [] : [`it complained: ${running.printed.err}`];
    const found = failed
      ? [`${String(errorInstance)} (seed ${seed}, ${JSON.stringify(counterexample)})`]
      : [];
    return { figures: { contract: basename(contract), seed, ...counts }, issues: [...found, ...printed] };
  });
}

interface Outcome {
  readonly fuzzed: FuzzedRequest;
  readonly response: ReceivedResponse;
  readonly validate: ResponseCheck;
  readonly known: KnownItems;
  readonly client: Client;
  readonly counts: { valid: number; accepted: number; invalid: number; readAfterWrite: number };
}

async function issuesOf(outcome: Outcome): Promise<readonly string[]> {
  const { fuzzed, response, validate, counts } = outcome;
  const outside = validate(fuzzed.operation, response);
  const { status } = response;
  if (!fuzzed.isValid) {
    counts.invalid += 1;
    return rejections.has(status) ? outside : [`an invalid request gets ${status}`, ...outside];
  }
  counts.valid += 1;
  if (outside.length > 0) return outside;
  if (status < 300) return afterSuccess(outcome);
  return byState.has(status) ? [] : [`a valid request gets ${status}`];
}

async function afterSuccess({
  fuzzed,
  response,
  known,
  client,
  counts,
}: Outcome): Promise<readonly string[]> {
  counts.accepted += 1;
  const { method, path, headers, body } = fuzzed.request;
  if (response.headers.location !== undefined) known.note(response.headers.location);
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return [];
  counts.readAfterWrite += 1;
  const type = headers['Content-Type'] ?? '';
  const isItem = /^application\/(merge-patch\+)?json$/.test(type);
  const sent: unknown = isItem ? JSON.parse(body ?? 'null') : undefined;
  return readAfterWrite(client, { method, path, headers, sent, response });
}

function describe(
  { request, mutation }: FuzzedRequest,
  { status, text }: ReceivedResponse,
  issues: readonly string[],
): string {
  const { method, path, body = '' } = request;
  const fuzzed = `${method} ${path.slice(0, 300)} ${body.slice(0, 600)}`;
  return `${issues.join('; ')}: ${fuzzed}${mutation && ` (${mutation})`} is ${status} ${text.slice(0, 300)}`;
}
