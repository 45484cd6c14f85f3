import type { RequestHandler, Response } from 'express';
import { SandboxError } from '../../errors.ts';
import { createRequestValidator } from '../../validation/adapter/express-openapi-validator.ts';
import type { RequestSchema, RequestSchemas } from '../../validation/request-schemas.ts';
import { createUnknownPropertyPointer } from '../../validation/unknown-properties.ts';
import { formatIssue, type ValidatorError } from '../../validation/validator-error.ts';
import { deserializeParameters } from '../request/deserialize-parameters.ts';
import { formFields } from '../request/form-fields.ts';
import { requireOperation } from '../request/locals.ts';

/** The step that judges requests, and ways to make sure before the first one that it can. */
export interface Validation {
  readonly step: RequestHandler;
  /**
   * Resolves once the validator has taken the contract in.
   * @throws StartupError when it refuses it.
   */
  ready(): Promise<void>;
  /**
   * Compiles what every operation asks, which otherwise happens when a request first needs it.
   * @throws StartupError naming the first operation that cannot be judged.
   */
  compileAll(): Promise<void>;
}

/**
 * Judges a request by the contract, and gives its parameters the contract's types. The step fails with SandboxError
 * `invalid` and every fault, each by its place and in words.
 * @param view the contract as the validator can digest it
 */
export function createValidation(view: RequestSchemas): Validation {
  const validate = createRequestValidator(view);
  const step: RequestHandler = async (req, res, next) => {
    const operation = requireOperation(res.locals);
    const mediaType = req.body === undefined ? undefined : req.headers['content-type'];
    const requestSchema = view.requestOf(operation, mediaType);
    const { values, unknown } = deserializeParameters(req, res.locals.params, requestSchema);
    const body = requestSchema.fields ? formFields(req.body, requestSchema.fields) : req.body;
    const result = await validate.validate(requestSchema, { values, body });
    if (unknown.length + result.issues.length > 0) {
      const issues = [
        ...unknown.map(
          (name) => `query parameter ${name.toWellFormed()} is not one that ${operation.id} knows`,
        ),
        ...inWords(result.issues, body),
      ];
      throw new SandboxError('invalid', issues.join('; '), { issues });
    }
    const departures = req.body === undefined ? [] : (requestSchema.validateComparisons?.(req.body) ?? []);
    if (departures.length > 0)
      throw new SandboxError('invalid', departures.join('; '), { issues: departures });
    req.body = result.body;
    applyTypes(res, requestSchema, result.values);
    next();
  };
  return { step, ready: validate.ready, compileAll: validate.compileAll };
}

/** The step alone. */
export function validateRequest(view: RequestSchemas): RequestHandler {
  return createValidation(view).step;
}

/** The validator's faults, each told once. */
function inWords(issues: readonly ValidatorError[], body: unknown): readonly string[] {
  const unknownPropertyPointer = createUnknownPropertyPointer(body);
  return [...new Set(issues.map((issue) => formatIssue(issue, unknownPropertyPointer)))];
}

/** Hands the parameters on with the types that they were given. */
function applyTypes({ locals }: Response, view: RequestSchema, values: Record<string, unknown>): void {
  const typed = (location: string) =>
    view.parameters.flatMap(({ form }) =>
      form.in === location && Object.hasOwn(values, form.placedName)
        ? [[form.name, values[form.placedName]] as const]
        : [],
    );
  locals.params = { ...locals.params, ...Object.fromEntries(typed('path')) };
  locals.query = Object.fromEntries(typed('query'));
}
