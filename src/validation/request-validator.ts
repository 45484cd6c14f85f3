import { StartupError, thrownMessage } from '../errors.ts';
import type { RequestSchema } from './request-schemas.ts';

/** The part of a request that its schema describes. A validator may convert texts in place. */
export interface RequestInput {
  /** The parameters by `ParameterForm.key`; texts, in arrays and objects as the parameter's style has them. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The body: any value, or for a form (`RequestSchema.fields`) an object of texts. */
  readonly body: unknown;
}

/** A validated request. */
export interface ValidationResult {
  /** The values and the body with the types that the contract declares; meaningful only without issues. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /**
   * Every reason why the request does not match, each once, location first: `/account/name is required`, `query
   * parameter limit must be integer`. Empty for a request that matches.
   */
  readonly issues: readonly string[];
}

/**
 * Validates requests against the schemas of one contract. There are two implementations, which the tests hold against
 * each other: `createExpressOpenApiValidator` serves, `createAjvRequestValidator` can take its place.
 */
export interface RequestValidator {
  /**
   * Converts texts to the declared types and reports what does not match. Never rejects for what a request contains;
   * it rejects when the schema cannot be compiled, which `compileAll` finds beforehand.
   */
  validate(schema: RequestSchema, input: RequestInput): Promise<ValidationResult>;
  /**
   * Resolves once requests can be validated.
   * @throws StartupError when the contract cannot be used at all.
   */
  ready(): Promise<void>;
  /**
   * Compiles every schema now instead of with the first request that needs it.
   * @throws StartupError naming the first operation whose schema cannot be compiled.
   */
  compileAll(): Promise<void>;
}

/** The failure of `ready` and `compileAll`. */
export function compilationError(title: string, cause: unknown): StartupError {
  const reason = thrownMessage(cause);
  return new StartupError(
    `The contract cannot be served: the schema of ${title} cannot be compiled (${reason}); simplify it.`,
    { cause },
  );
}
