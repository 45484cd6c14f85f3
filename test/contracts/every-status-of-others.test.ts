import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ForcedResponder, ResponsePreference } from '../../src/engine/forced-response.ts';
import { createErrorResponse } from '../../src/error-response/error-response.ts';
import { SandboxError, StartupError } from '../../src/errors.ts';
import { createForcedResponder } from '../../src/handlers/examples/forced-responder.ts';
import { createResponseHeaders } from '../../src/handlers/headers/response-headers.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { loadDocument } from '../../src/openapi/load/load-document.ts';
import { type Operation, operationsOf } from '../../src/openapi/operations.ts';
import type { Reply } from '../../src/operation.ts';
import { createSampler } from '../../src/sample/sampler.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import type { Session } from '../../src/session/session.ts';
import { createStore } from '../../src/storage/open-store.ts';
import { createResponseValidator } from '../../src/validation/response-validator.ts';
import { declaredStatuses } from '../support/declared-statuses.ts';
import { createFixedRuntime } from '../support/fixed-runtime.ts';

const folder = dirname(fileURLToPath(import.meta.resolve('@readme/oas-examples/package.json')));
const files = ['3.0/json', '3.1/json'].flatMap((kind) =>
  readdirSync(join(folder, kind))
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(kind, name)),
);

const ways: readonly ResponsePreference[] = [{ isDynamic: false }, { isDynamic: true, seed: '7' }];

/** Contracts with responses that nothing fits: a oneOf whose schemas anything fits, a schema that requires itself. */
const impossible = /readme-legacy|circular-request-bodies/;

/** Statuses whose responses never have a body, whatever a contract says. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** How many responses were forced, and how many were reported as impossible. */
const counts = { forced: 0, impossible: 0 };

describe('every status that contracts of others declare', () => {
  it.each(files)(
    'can be forced: %s',
    async (file) => {
      const document = await documentOf(join(folder, file));
      if (document === undefined) return;
      const validateResponse = createResponseValidator(document);
      for (const { operation, code, forced } of await everyForced(document)) {
        if (forced === undefined) {
          counts.impossible += 1;
          expect(file).toMatch(impossible);
          continue;
        }
        counts.forced += 1;
        const { status, body, mediaType } = forced;
        expect(status).toBe(code);
        const reply = { status, body, ...(mediaType !== undefined && { mediaType }) };
        expect(bodiless.has(code) ? [] : validateResponse(operation, reply)).toEqual([]);
      }
    },
    30_000,
  );

  it('are nearly all possible', () => {
    expect(counts.forced).toBeGreaterThan(1_500);
    expect(counts.impossible / counts.forced).toBeLessThan(0.05);
  });
});

/** Every status of every operation, forced in each way; absent where nothing fits what the contract declares. */
async function everyForced(document: OpenApiDocument) {
  const force = forceOf(document);
  const session: Session = {
    store: await createStore({ specs: [] }),
    runtime: createFixedRuntime(),
    snapshots: new Map(),
  };
  const operations = [...operationsOf(document).values()];
  const cases = operations.flatMap((operation) =>
    declaredStatuses(operation).flatMap((code) => ways.map((way) => ({ operation, code, way }))),
  );
  return cases.map(({ operation, code, way }) => {
    const forced = forcedOrNot(force, operation, { ...way, code }, session);
    return { operation, code, forced };
  });
}

function forceOf(document: OpenApiDocument): ForcedResponder {
  const validators = createValidators(document);
  const validateResponse = createResponseValidator(document, validators);
  const sampler = createSampler(document, { seed: 1, validators });
  const operations = operationsOf(document).values();
  const errorResponseFor = createErrorResponse(document, { operations, sampler, validators });
  return createForcedResponder({
    document,
    sampler,
    validateResponse,
    validators,
    responseHeaders: createResponseHeaders(document, sampler),
    errorResponseFor,
  });
}

function forcedOrNot(
  force: ForcedResponder,
  operation: Operation,
  requested: ResponsePreference,
  session: Session,
): Reply | undefined {
  try {
    return force({ operation, params: {} }, requested, session);
  } catch (error) {
    if (error instanceof SandboxError && error.code === 'unanswerable') return undefined;
    throw error;
  }
}

async function documentOf(file: string): Promise<OpenApiDocument | undefined> {
  try {
    return (await loadDocument(file)).document;
  } catch (error) {
    if (error instanceof StartupError) return undefined;
    throw error;
  }
}
