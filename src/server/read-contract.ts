import { createResponseHeaders } from '../handlers/headers/response-headers.ts';
import { createBasePaths } from '../openapi/base-paths.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import { operationsOf, pathKeyOf } from '../openapi/operations.ts';
import { createPathMatcher, type MatchPath } from '../openapi/paths/path-matcher.ts';
import { unservedPathsOf } from '../openapi/paths/unserved-paths.ts';
import type { BasePathsFor } from '../openapi/published-document.ts';
import { createSampler } from '../sample/sampler.ts';
import { createSchemaMerger } from '../schema/schema-merger.ts';
import { createValidators } from '../schema/schema-validators.ts';
import { createResponseValidator } from '../validation/response-validator.ts';
import type { InferredApi } from './inferred-layer.ts';
import type { Settings } from './server-settings.ts';

/** A contract, and what everything else asks of it; each is created once. */
export interface Contract extends InferredApi {
  /** The base paths of a path of the contract; `''` where it has none. */
  readonly basePathsFor: BasePathsFor;
  readonly matchPath: MatchPath;
}

/** @throws StartupError for a document whose operations cannot be served. */
export function readContract(
  document: OpenApiDocument,
  {
    basePath,
    seed = 0,
    tokens = [],
    createParents = false,
    uploads,
  }: Pick<Settings, 'basePath' | 'seed'> & Partial<Pick<Settings, 'tokens' | 'createParents' | 'uploads'>>,
): Contract {
  const operations = operationsOf(document);
  const basePathsFor = basePath === undefined ? createBasePaths(document) : () => [basePath];
  const validators = createValidators(document);
  const sampler = createSampler(document, { seed, validators });
  return {
    document,
    operations,
    basePathsFor,
    matchPath: createPathMatcher(
      operations.values(),
      (operation) => basePathsFor(pathKeyOf(operation)),
      unservedPathsOf(document),
    ),
    mergeSchema: createSchemaMerger(document),
    validators,
    validateResponse: createResponseValidator(document, validators),
    tokens,
    createParents,
    uploads,
    sampler,
    responseHeaders: createResponseHeaders(document, sampler),
  };
}
