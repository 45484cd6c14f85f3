import {
  createErrorResponse,
  type ErrorReply,
  type FailedRequest,
  type Failure,
} from '../../src/error-response/error-response.ts';
import type { OpenApiDocument, ResponseObject, Schema } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { responseKey } from '../../src/openapi/responses.ts';
import { createSampler } from '../../src/sample/sampler.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { createResponseValidator } from '../../src/validation/response-validator.ts';
import { contractOf } from './contract.ts';

/** The two issues of every failure. */
export const nameIssue = '/account/name is required';
export const pageIssue = 'query parameter page must be a number';
export const bothIssues = `${nameIssue}; ${pageIssue}`;

/** A failure of each status, with two issues. */
export const failures: readonly Failure[] = (
  [
    ['malformed', 400],
    ['invalid', 400],
    ['unauthorized', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['method-not-allowed', 405],
    ['conflict', 409],
    ['too-large', 413],
    ['unsupported-media-type', 415],
    ['rate-limited', 429],
    ['internal', 500],
    ['storage-full', 507],
  ] as const
).map(([code, status]) => ({ code, status, issues: [nameIssue, pageIssue] }));

/** The failures by name. */
export const [malformed, invalid, , , notFound, , conflict, , , , internal, full] = failures as readonly [
  ...[Failure, Failure, Failure, Failure, Failure, Failure],
  ...[Failure, Failure, Failure, Failure, Failure, Failure],
];

interface ErrorApiOptions {
  readonly schemas?: Readonly<Record<string, Schema>>;
  readonly openapi?: string;
  readonly others?: Readonly<Record<string, Readonly<Record<string, ResponseObject>>>>;
}

/** The error responses of a contract with one operation, `GET /x`, and perhaps others. */
export function errorApi(responses: Readonly<Record<string, ResponseObject>>, rest: ErrorApiOptions = {}) {
  const { schemas = {}, openapi = '3.0.3', others = {} } = rest;
  const paths = Object.entries({ '/x': responses, ...others });
  const document: OpenApiDocument = {
    ...contractOf(Object.fromEntries(paths.map(([path, all]) => [path, { get: { responses: all } }]))),
    components: { schemas },
    openapi,
  };
  const operations = operationsOf(document);
  const validators = createValidators(document);
  const sampler = createSampler(document, { seed: 1, validators });
  const errorResponseFor = createErrorResponse(document, {
    operations: operations.values(),
    sampler,
    validators,
  });
  const operation = operations.get('GET /x');
  if (operation === undefined) throw new Error('the contract has no operation');
  const check = createResponseValidator(document);
  return {
    document,
    reply: (failure: Failure, request?: FailedRequest) => errorResponseFor(operation, failure, request),
    unrouted: (failure: Failure) => errorResponseFor(undefined, failure),
    isDeclared: (reply: ErrorReply) => responseKey(operation, reply.status) !== undefined,
    issues: (reply: ErrorReply) => check(operation, reply),
  };
}

/** A response with a JSON body. */
export const json = (schema: Schema, more: object = {}): ResponseObject => ({
  content: { 'application/json': { schema, ...more } },
});

/** Short forms of schemas. */
export const text = { type: 'string' };
export const integer = { type: 'integer' };

export function object(properties: Readonly<Record<string, Schema>>, rest: object = {}): Schema {
  return { type: 'object', required: Object.keys(properties), properties, ...rest };
}

export const closed = { additionalProperties: false };
export const list = (items: Schema, rest: object = {}): Schema => ({ type: 'array', items, ...rest });
