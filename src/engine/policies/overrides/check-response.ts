import { mediaTypesFor } from '../../../codecs/declared-content.ts';
import { SandboxError } from '../../../errors.ts';
import { isObject } from '../../../json.ts';
import { listDeclaredStatuses } from '../../../openapi/declared-statuses.ts';
import type { Operation } from '../../../openapi/operations.ts';
import { responseKey, successResponseOf } from '../../../openapi/responses.ts';
import type { Reply } from '../../../operation.ts';
import type { Session } from '../../../session/session.ts';
import type { ValidateResponse } from '../../../validation/response-validator.ts';
import type { ForcedResponder, ResponsePreference } from '../../forced-response.ts';
import type { Place } from '../place.ts';
import type { CheckHeaders } from './check-headers.ts';
import { mediaTypeIn } from './media-type-header.ts';
import type { ResponseDefinition } from './override-definition.ts';
import type { PatchBody } from './patch-body.ts';

/** What the responses of overrides are checked with. */
export interface ResponseCheckOptions {
  readonly forcedResponder: ForcedResponder;
  readonly validateResponse: ValidateResponse;
  readonly patchBody: PatchBody;
  readonly checkHeaders: CheckHeaders;
  /** Whether failures that the contract does not declare are refused. */
  readonly strict: boolean;
}

/** A response to check, and where it was given. */
export interface CheckedResponse {
  readonly operation: Operation;
  readonly response: ResponseDefinition;
  readonly place: Place;
  readonly session: Session;
}

/**
 * Checks a response of an override against the contract, and reports each issue at its place.
 * @returns the response with the status that it has, where only its body is given
 */
export function checkResponse(options: ResponseCheckOptions, checked: CheckedResponse): ResponseDefinition {
  const { operation, response, place } = checked;
  const { status, body, example, patch } = response;
  if (status !== undefined && !mayHaveStatus(options, operation, status)) {
    const advice = `${operation.id} has ${listDeclaredStatuses(operation) || 'no responses'}`;
    place.at('status').report(`is ${status}, which is not declared: ${advice}. Or set unchecked.`);
    return response;
  }
  const resolved = body === undefined ? response : checkBody(options, checked, body.value);
  if (example !== undefined) checkExample(options, checked, example);
  if (patch !== undefined) checkPatch(options, checked, patch);
  options.checkHeaders(operation, resolved, place.at('headers'));
  return resolved;
}

/** Outages are in no contract: any failure may be one that the operation does not declare. */
function mayHaveStatus({ strict }: ResponseCheckOptions, operation: Operation, status: number): boolean {
  return responseKey(operation, status) !== undefined || status === 304 || (status >= 400 && !strict);
}

/** A body without a status has that of success, else of another success that allows it. */
function checkBody(
  { validateResponse }: ResponseCheckOptions,
  { operation, response, place }: CheckedResponse,
  body: unknown,
): ResponseDefinition {
  const mediaType = mediaTypeIn(response.headers);
  const issuesOf = (status: number): readonly string[] => {
    const key = responseKey(operation, status);
    if (operation.method === 'head') return ['the body cannot be sent: responses to HEAD have none'];
    if (key === undefined && status >= 400) return [];
    const issues = validateResponse(operation, { status, body, ...(mediaType && { mediaType }) });
    if (issues.length === 0 || mediaType !== undefined) return issues;
    const content = key === undefined ? {} : operation.responses[key]?.content;
    const isAllowed = (type: string) =>
      validateResponse(operation, { status, body, mediaType: type }).length === 0;
    return mediaTypesFor(content, body).some(isAllowed) ? [] : issues;
  };
  const first = response.status ?? successResponseOf(operation).status;
  const issues = issuesOf(first);
  if (issues.length === 0) return { ...response, status: first };
  const others = response.status === undefined ? otherSuccesses(operation, first) : [];
  const other = others.find((status) => issuesOf(status).length === 0);
  if (other !== undefined) return { ...response, status: other };
  for (const issue of issues) adoptIssue(place.at('body'), issue, `the ${first} of ${operation.id}`);
  return response;
}

function otherSuccesses({ responses }: Operation, first: number): readonly number[] {
  return Object.keys(responses)
    .filter((key) => /^[23]\d\d$/.test(key))
    .map(Number)
    .filter((status) => status !== first);
}

function checkExample(
  { forcedResponder }: ResponseCheckOptions,
  { operation, response: { status }, place, session }: CheckedResponse,
  example: string | true,
): void {
  const code = status === undefined ? {} : { code: status };
  const tried = tryResponse(forcedResponder, operation, { ...code, example, isDynamic: false }, session);
  if (typeof tried === 'string') place.at('example').report(`cannot be used: ${tried}`);
}

/** The seeds of the bodies that a patch is tried on: alternatives of a schema are not all in one of them. */
const seeds = ['1', '2', '3', '4', '5', '6'];

/** A patch is tried on what the operation may respond with: it has to be valid with some of that. */
function checkPatch(
  { forcedResponder, validateResponse, patchBody }: ResponseCheckOptions,
  { operation, response: { status, example }, place, session }: CheckedResponse,
  patch: Readonly<Record<string, unknown>>,
): void {
  const code = status === undefined ? {} : { code: status };
  const wanted: readonly ResponsePreference[] = [
    { ...code, ...(example !== undefined && { example }), isDynamic: false },
    ...(example === undefined ? seeds.map((seed) => ({ ...code, seed, isDynamic: true })) : []),
  ];
  let found: readonly string[] | undefined;
  for (const preference of wanted) {
    const base = tryResponse(forcedResponder, operation, preference, session);
    if (typeof base === 'string') continue;
    const name = `the ${base.status} of ${operation.id}`;
    if (base.body !== undefined && !isObject(base.body)) {
      place.at('patch').report(`cannot be applied to ${name}, which is no object: give a body instead`);
      return;
    }
    const isDeclared = responseKey(operation, base.status) !== undefined;
    const patched = { ...base, body: patchBody(operation, base, patch) };
    const issues = isDeclared ? validateResponse(operation, patched) : [];
    if (issues.length === 0) return;
    found ??= issues.map((issue) => `${issue} (${name})`);
  }
  for (const issue of found ?? []) adoptIssue(place.at('patch'), issue);
}

/** A response as it may be sent; the reason, where there is none. */
function tryResponse(
  forcedResponder: ForcedResponder,
  operation: Operation,
  preference: ResponsePreference,
  session: Session,
): Reply | string {
  try {
    return forcedResponder({ operation, params: {}, headers: {} }, preference, session);
  } catch (error) {
    if (error instanceof SandboxError) return error.message;
    throw error;
  }
}

/** Reports an issue of a body, whose location follows that of the body. */
function adoptIssue(place: Place, issue: string, name?: string): void {
  const named = name === undefined ? issue : `${issue} (${name})`;
  if (issue.startsWith('/')) place.adopt(place.pointer + named);
  else place.report(named.replace(/^the body /, ''));
}
