import { describe, expect, it } from 'vitest';
import { structuredContent } from '../../src/codecs/declared-content.ts';
import {
  createErrorResponse,
  type ErrorReply,
  type Failure,
} from '../../src/error-response/error-response.ts';
import { StartupError } from '../../src/errors.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { loadDocument } from '../../src/openapi/load/load-document.ts';
import { type Operation, operationsOf } from '../../src/openapi/operations.ts';
import { responseKey } from '../../src/openapi/responses.ts';
import { createSampler } from '../../src/sample/sampler.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { createResponseValidator } from '../../src/validation/response-validator.ts';
import { filesOfOthers, contractsOfOthers as folder } from '../support/contracts-of-others.ts';
import { createSchemaCheck } from '../support/schema-check.ts';

const files = filesOfOthers();

const reason = '/name is required';
const failures: readonly Failure[] = [
  ...[400, 401, 403, 404, 405, 409, 413, 415, 429, 500, 507].map((status) => ({ code: `${status}`, status })),
  { code: 'malformed', status: 400 },
  { code: 'invalid', status: 400 },
  { code: 'conflict', status: 409 },
].map((failure) => ({ ...failure, issues: [reason] }));

/** Documents whose errors no body can fit: each is one of several that any object fits, so that none fits one alone. */
const impossible = /readme-legacy/;

/** How many responses of each kind all documents gave. */
const counts = {
  documents: 0,
  rejected: 0,
  undeclared: 0,
  borrowed: 0,
  'no body': 0,
  text: 0,
  json: 0,
  impossible: 0,
};

describe('errors of contracts that others wrote', () => {
  it.each(files)('fit %s', async (file) => {
    const document = await documentOf(`${folder}/${file}`);
    counts[document === undefined ? 'rejected' : 'documents'] += 1;
    if (document === undefined) return;
    const validate = createErrorValidator(document);
    for (const { operation, failure, reply } of errorsOf(document)) {
      const kind = kindOf(operation, reply);
      counts[kind] += 1;
      const expected = { impossible: reply, undeclared: problem(failure), borrowed: reply };
      if (kind === 'impossible') expect(file).toMatch(impossible);
      if (kind in expected) expect(reply).toEqual(Reflect.get(expected, kind));
      else expect(validate(operation, reply)).toEqual([]);
      const statesReason = ['json', 'borrowed'].includes(kind);
      if (statesReason) expect(JSON.stringify(reply.body)).toContain(reason);
    }
  });

  it('mostly have the shape that their contracts declare', () => {
    expect(counts.documents).toBeGreaterThan(50);
    expect(counts.json).toBeGreaterThan(1_000);
    expect(counts.impossible).toBeLessThan(counts.json / 10);
  });
});

/** Every failure of every operation, with its response. */
function errorsOf(document: OpenApiDocument) {
  const operations = [...operationsOf(document).values()];
  const validators = createValidators(document);
  const sampler = createSampler(document, { seed: 1, validators });
  const errorResponseFor = createErrorResponse(document, { operations, sampler, validators });
  return operations.flatMap((operation) =>
    failures.map((failure) => ({ operation, failure, reply: errorResponseFor(operation, failure) })),
  );
}

/** Validates declared errors: by the check that every response goes through, and the body by another validator too. */
function createErrorValidator(document: OpenApiDocument) {
  const check = createResponseValidator(document);
  const coercion = new Map<string, (value: unknown) => readonly string[]>();
  return (operation: Operation, reply: ErrorReply): readonly string[] => {
    const declared = responseKey(operation, reply.status) ?? '';
    const schema = structuredContent(operation.responses[declared]?.content)?.schema ?? {};
    const validate = coercion.get(JSON.stringify(schema)) ?? createSchemaCheck(document, schema);
    coercion.set(JSON.stringify(schema), validate);
    const isJson = /json/.test(reply.mediaType ?? '');
    return [...check(operation, reply), ...(isJson ? validate(reply.body) : [])];
  };
}

async function documentOf(file: string) {
  try {
    return (await loadDocument(file)).document;
  } catch (error) {
    if (error instanceof StartupError) return undefined;
    throw error;
  }
}

function kindOf(operation: Operation, { status, body, mediaType = '', departure }: ErrorReply) {
  if (responseKey(operation, status) === undefined) return hasOwnForm(body) ? 'undeclared' : 'borrowed';
  if (departure !== undefined) return 'impossible';
  if (body === undefined) return 'no body';
  return /json/.test(mediaType) ? 'json' : 'text';
}

/** Whether a body is the one for contracts that declare no errors. */
function hasOwnForm(body: unknown): boolean {
  return ['detail', 'message', 'code'].every((name) => Object.hasOwn(Object(body), name));
}

function problem({ status }: Failure) {
  const [title, code] = [expect.any(String), expect.any(String)];
  const body = { type: 'about:blank', status, title, detail: reason, message: reason, code };
  return { status, mediaType: 'application/problem+json', body };
}
