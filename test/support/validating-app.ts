import express, { type ErrorRequestHandler, type Express } from 'express';
import { SandboxError } from '../../src/errors.ts';
import { headAsGet } from '../../src/http/middleware/head-as-get.ts';
import { readBody } from '../../src/http/middleware/read-body.ts';
import { routeRequest } from '../../src/http/middleware/route.ts';
import { validateRequest } from '../../src/http/middleware/validate.ts';
import { basePathsOf } from '../../src/openapi/base-paths.ts';
import type { OpenApiDocument, PathItem } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createPathMatcher } from '../../src/openapi/paths/path-matcher.ts';
import { createSchemaMerger } from '../../src/schema/schema-merger.ts';
import { createExpressOpenApiValidator } from '../../src/validation/adapter/express-openapi-validator.ts';
import { createRequestSchemas, type RequestSchemas } from '../../src/validation/request-schemas.ts';
import type { RequestValidator } from '../../src/validation/request-validator.ts';
import { contractOf } from './contract.ts';

/** Paths with parameters and schemas of any form, invalid ones included. */
export type LoosePaths = Record<string, Record<string, unknown>>;

/** A contract of a test's own, which may be hostile or odd. */
export function looseContract(paths: LoosePaths, rest: object = {}): OpenApiDocument {
  return contractOf(paths as Record<string, PathItem>, rest);
}

/**
 * An app that routes, reads and validates requests, and responds with what a handler would be given.
 * @param createValidator the implementation under test; the one that serves, unless given
 */
export function createValidatingApp(
  document: OpenApiDocument,
  createValidator: (schemas: RequestSchemas) => RequestValidator = createExpressOpenApiValidator,
): { app: Express; validator: RequestValidator } {
  const operations = operationsOf(document);
  const basePaths = basePathsOf(document);
  const requestSchemas = createRequestSchemas(document, operations.values());
  const validator = createValidator(requestSchemas);
  const app = express();
  app.set('query parser', 'extended');
  const matchPath = createPathMatcher(operations.values(), ({ path }) => basePathsOf(document, path));
  app.use(headAsGet(matchPath));
  app.use(routeRequest(matchPath, basePaths));
  app.use(readBody(createSchemaMerger(document), { limits: { body: 10_000_000, upload: 10_000_000 } }));
  app.use(validateRequest(requestSchemas, validator));
  app.use((req, res) => {
    const { operation, params, query, basePath } = res.locals;
    res.json({ operation: operation?.id, params, query, body: req.body, basePath });
  });
  const handleError: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
    if (error instanceof SandboxError) res.status(error.status).json({ message: error.message });
    else res.status(500).json({ message: String(error) });
  };
  app.use(handleError);
  return { app, validator };
}

/** One operation, `POST /x`, whose body has a schema. */
export function bodyContract(schema: unknown, rest: object = {}): OpenApiDocument {
  const content = { 'application/json': { schema } };
  return looseContract({ '/x': { post: { requestBody: { required: true, content } } } }, rest);
}

/** One operation, `GET /x`, with a parameter of the query. */
export function queryContract(parameter: object): OpenApiDocument {
  return looseContract({ '/x': { get: { parameters: [{ in: 'query', ...parameter }] } } });
}
