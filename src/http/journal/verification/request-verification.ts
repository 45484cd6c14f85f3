import { SandboxError } from '../../../errors.ts';
import {
  findNamedTemplate,
  type NamedOperations,
  unknownOperation,
} from '../../../openapi/named-operation.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { Difference } from '../../../validation/matching/match-value.ts';
import { createRequestMatch } from '../../../validation/matching/request-pattern.ts';
import { type Redaction, redacted } from '../redact.ts';
import { statusPattern } from '../request-filter.ts';
import type { Exchange, RecordedExchange, RequestJournal } from '../request-journal.ts';
import { validationOutcome } from '../validation-outcome.ts';
import { type RequestExpectation, requireExpectation, toTimesRange } from './expectation.ts';
import { type ExchangeContract, toMatchableRequest } from './matchable-exchange.ts';
import {
  formatVerification,
  type NearMiss,
  type SentRequest,
  type VerificationReport,
} from './verification-report.ts';

/** Verifies requests that clients sent. Made by `createRequestVerification`. */
export interface RequestVerification {
  /**
   * Compares the journal with what a test expects of it.
   * @param session the empty name is the default session; without one, requests of all sessions count
   * @throws SandboxError `invalid` for an expectation that is none, with every issue.
   */
  verify(journal: RequestJournal, expectation: unknown, session?: string): VerificationReport;
  /** The id of an operation that a user names. @throws SandboxError `invalid`, with similar names. */
  operationId(name: string): string;
}

/** How many requests a report lists. */
const max = { requests: 20, nearest: 3 } as const;

/** What verifications take from the contract. */
export interface VerificationContract extends NamedOperations, ExchangeContract {
  readonly validators: Validators;
}

export function createRequestVerification(contract: VerificationContract): RequestVerification {
  function operationId(name: string): string {
    const found = findNamedTemplate(contract, name);
    if (found === undefined) throw new SandboxError('invalid', unknownOperation(contract, name));
    return found.id;
  }

  return {
    operationId,
    verify(journal, given, session) {
      const expected = requireExpectation(given);
      const differencesOf = createComparison(contract, expected, operationId);
      const compared = [...journal.newestFirst()]
        .filter(({ exchange }) => session === undefined || (exchange.session ?? '') === session)
        .map((recorded) => ({ ...recorded, differences: differencesOf(recorded.exchange) }));
      const matching = compared.filter(({ differences }) => differences.length === 0);
      const range = toTimesRange(expected.times);
      const found = matching.length;
      const isTooFew = found < range.atLeast;
      const report = {
        holds: !isTooFew && found <= (range.atMost ?? found),
        expected,
        found,
        requests: matching.slice(0, max.requests).map(toSentRequest),
        nearest: isTooFew ? nearestOf(compared) : [],
        incomplete: journal.hasDropped(session),
      };
      return { ...report, message: formatVerification(report, range) };
    },
  };
}

/** Compares exchanges with an expectation: where they differ, none for a match. */
function createComparison(
  contract: VerificationContract,
  { operation, method, status, times: _times, ...pattern }: RequestExpectation,
  operationId: (name: string) => string,
): (exchange: Exchange) => readonly Difference[] {
  const id = operation === undefined ? undefined : operationId(operation);
  const statuses = status === undefined ? undefined : statusPattern(String(status));
  const match = createRequestMatch(pattern, contract.validators);
  return (exchange) => {
    const actual = exchange.operation?.id;
    // Another operation has another request: only that is worth saying.
    if (id !== undefined && actual !== id) return [differing(operationPointer, id, actual)];
    const differences = match(toMatchableRequest(exchange, contract)).map((each) =>
      redact(each, exchange.redaction),
    );
    if (method !== undefined && method.toUpperCase() !== exchange.method) {
      differences.push(differing('/method', method.toUpperCase(), exchange.method));
    }
    if (statuses?.test(`${exchange.status}`) === false) {
      differences.push(differing('/status', status, exchange.status));
    }
    return differences;
  };
}

const operationPointer = '/operation';

function differing(pointer: string, expected: unknown, actual: unknown): Difference {
  return { pointer, expected, ...(actual !== undefined && { actual }) };
}

/** A secret is compared, and not shown. */
function redact(difference: Difference, redaction: Redaction): Difference {
  const [, part = '', name = ''] = difference.pointer.split('/');
  const isSecret =
    (part === 'headers' && redaction.isHeader(name)) ||
    (part === 'query' && redaction.redactUrl(`?${encodeURIComponent(name)}=`).endsWith(redacted));
  return isSecret && difference.actual !== undefined ? { ...difference, actual: redacted } : difference;
}

/** The requests that differ least, the latest of them first; those of other operations only where there is no other. */
function nearestOf(
  compared: readonly (RecordedExchange & { readonly differences: readonly Difference[] })[],
): NearMiss[] {
  const misses = compared.filter(({ differences }) => differences.length > 0);
  const own = misses.filter(({ differences }) => differences[0]?.pointer !== operationPointer);
  return [...(own.length > 0 ? own : misses)]
    .sort((a, b) => a.differences.length - b.differences.length)
    .slice(0, max.nearest)
    .map((miss) => ({ ...toSentRequest(miss), differences: [...miss.differences] }));
}

function toSentRequest({ id, exchange }: RecordedExchange): SentRequest {
  const { method, url, status, redaction } = exchange;
  return {
    id,
    method,
    url: redaction.redactUrl(url),
    status,
    validation: validationOutcome(exchange),
  };
}
