import type { RequestHandler, Response } from 'express';
import { SandboxError } from '../../errors.ts';
import { createJudge } from '../../validation/adapter/express-openapi-validator.ts';
import type { RequestView, ValidatorView } from '../../validation/request-schemas.ts';
import { createPointerOfUnknown } from '../../validation/unknown-properties.ts';
import { faultInWords, type ReportedFault } from '../../validation/validator-error.ts';
import { readParameters } from '../request/deserialize-parameters.ts';
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
export function createValidation(view: ValidatorView): Validation {
  const judge = createJudge(view);
  const step: RequestHandler = async (req, res, next) => {
    const operation = requireOperation(res.locals);
    const mediaType = req.body === undefined ? undefined : req.headers['content-type'];
    const requestView = view.requestOf(operation, mediaType);
    const { values, unknown } = readParameters(req, res.locals.params, requestView);
    const body = requestView.fields ? formFields(req.body, requestView.fields) : req.body;
    const judgement = await judge.judge(requestView, { values, body });
    if (unknown.length + judgement.faults.length > 0) {
      const faults = [
        ...unknown.map(
          (name) => `query parameter ${name.toWellFormed()} is not one that ${operation.id} knows`,
        ),
        ...inWords(judgement.faults, body),
      ];
      throw new SandboxError('invalid', faults.join('; '), { faults });
    }
    const departures = req.body === undefined ? [] : (requestView.judgeWhole?.(req.body) ?? []);
    if (departures.length > 0)
      throw new SandboxError('invalid', departures.join('; '), { faults: departures });
    req.body = judgement.body;
    keepTyped(res, requestView, judgement.values);
    next();
  };
  return { step, ready: judge.ready, compileAll: judge.compileAll };
}

/** The step alone. */
export function validate(view: ValidatorView): RequestHandler {
  return createValidation(view).step;
}

/** The validator's faults, each told once. */
function inWords(faults: readonly ReportedFault[], body: unknown): readonly string[] {
  const pointerOfUnknown = createPointerOfUnknown(body);
  return [...new Set(faults.map((fault) => faultInWords(fault, pointerOfUnknown)))];
}

/** Hands the parameters on with the types that they were given. */
function keepTyped({ locals }: Response, view: RequestView, values: Record<string, unknown>): void {
  const typed = (place: string) =>
    view.parameters.flatMap(({ form }) =>
      form.in === place && Object.hasOwn(values, form.placedName)
        ? [[form.name, values[form.placedName]] as const]
        : [],
    );
  locals.params = { ...locals.params, ...Object.fromEntries(typed('path')) };
  locals.query = Object.fromEntries(typed('query'));
}
