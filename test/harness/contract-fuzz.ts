import { basename } from 'node:path';
import fc from 'fast-check';
import { loadContract } from '../../src/openapi/load/load-document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { type Answer, type Client, createClient } from './client.ts';
import { createJudgeAnswer, type JudgeAnswer } from './fuzz/answer-judge.ts';
import { chances, createFuzzedRequest, type FuzzedRequest } from './fuzz/fuzzed-request.ts';
import { createKnownItems, type KnownItems } from './fuzz/known-items.ts';
import { readBack } from './fuzz/read-back.ts';
import type { Report } from './report.ts';
import { type Subject, withSubject } from './subject.ts';

export interface ContractFuzzOptions {
  readonly contract: string;
  readonly requests: number;
  readonly seed: number;
}

/** What a request may be refused with although it fits the contract: what is stored decides. */
const byState = new Set([404, 409, 412]);

/** What a request is refused with that does not fit the contract. */
const refusals = new Set([400, 422]);

/** Sends requests to a server of a contract, valid ones and others, and checks every answer by the contract alone. */
export async function contractFuzz(
  subject: Subject,
  { contract, requests, seed }: ContractFuzzOptions,
): Promise<Report> {
  const { document } = await loadContract(contract);
  const operations = [...operationsOf(document).values()];
  const known = createKnownItems(operations);
  const fuzzed = createFuzzedRequest(document, operations, known);
  const judge = createJudgeAnswer(document);
  return withSubject(subject, async (_folder, begin) => {
    const running = begin({ args: [contract, '--ephemeral'] });
    const client = createClient(await running.ready);
    const counts = { valid: 0, accepted: 0, invalid: 0, readBack: 0 };
    const property = fc.asyncProperty(chances, async (thrown) => {
      const asked = fuzzed(thrown);
      const answer = await client.ask(asked.request);
      const faults = await faultsOf({ asked, answer, judge, known, client, counts });
      if (faults.length > 0) throw new Error(told(asked, answer, faults));
    });
    const { failed, errorInstance, counterexample } = await fc.check(property, { numRuns: requests, seed });
    client.close();
    const printed = running.printed.err === '' ? [] : [`it complained: ${running.printed.err}`];
    const found = failed
      ? [`${String(errorInstance)} (seed ${seed}, ${JSON.stringify(counterexample)})`]
      : [];
    return { figures: { contract: basename(contract), seed, ...counts }, faults: [...found, ...printed] };
  });
}

interface Outcome {
  readonly asked: FuzzedRequest;
  readonly answer: Answer;
  readonly judge: JudgeAnswer;
  readonly known: KnownItems;
  readonly client: Client;
  readonly counts: { valid: number; accepted: number; invalid: number; readBack: number };
}

async function faultsOf(outcome: Outcome): Promise<readonly string[]> {
  const { asked, answer, judge, counts } = outcome;
  const outside = judge(asked.operation, answer);
  const { status } = answer;
  if (!asked.isValid) {
    counts.invalid += 1;
    return refusals.has(status) ? outside : [`what does not fit is answered with ${status}`, ...outside];
  }
  counts.valid += 1;
  if (outside.length > 0) return outside;
  if (status < 300) return afterSuccess(outcome);
  return byState.has(status) ? [] : [`what fits is refused with ${status}`];
}

async function afterSuccess({ asked, answer, known, client, counts }: Outcome): Promise<readonly string[]> {
  counts.accepted += 1;
  const { method, path, headers, body } = asked.request;
  if (answer.headers.location !== undefined) known.note(answer.headers.location);
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return [];
  counts.readBack += 1;
  const type = headers['Content-Type'] ?? '';
  const isItem = /^application\/(merge-patch\+)?json$/.test(type);
  const sent: unknown = isItem ? JSON.parse(body ?? 'null') : undefined;
  return readBack(client, { method, path, headers, sent, answer });
}

function told(
  { request, mutation }: FuzzedRequest,
  { status, text }: Answer,
  faults: readonly string[],
): string {
  const { method, path, body = '' } = request;
  const asked = `${method} ${path.slice(0, 300)} ${body.slice(0, 600)}`;
  return `${faults.join('; ')}: ${asked}${mutation && ` (${mutation})`} is ${status} ${text.slice(0, 300)}`;
}
