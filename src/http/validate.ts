import type { NextFunction, Request, RequestHandler, Response } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { OpenApiDocument } from '../contract/document.ts';
import type { Operation } from '../contract/operations.ts';
import { SandboxError } from '../errors.ts';
import { requireOperation } from './exchange.ts';
import { misspeltNumbers } from './number-texts.ts';
import { pointerOfUnknown } from './unknown-property.ts';

type ValidatorOptions = Parameters<typeof OpenApiValidator.middleware>[0];

/** A fault as the validator reports it; `path` begins with where it is: /body, /query, /params, /headers, /cookies. */
interface ReportedFault {
  readonly path: string;
  readonly message: string;
  readonly errorCode?: string;
}

/**
 * Judges a request by the contract, and gives its parameters the contract's types.
 * @param view the contract as the validator can digest it
 * @throws SandboxError `invalid` with every fault, each by its place and in words.
 */
export function validate(view: OpenApiDocument): RequestHandler {
  const steps = OpenApiValidator.middleware({
    apiSpec: view as ValidatorOptions['apiSpec'],
    // Unknown query parameters are our own business: the validator would tell of the first, and of nothing else.
    validateRequests: { allErrors: true, allowUnknownQueryParameters: true },
    validateApiSpec: false,
    validateResponses: false,
    validateSecurity: false,
    fileUploader: false,
  });
  return async (req, res, next) => {
    const operation = requireOperation(res.locals);
    const ours = [...unknownParameters(operation, req.query), ...misspeltNumbers(operation, req.query)];
    const faults = [...new Set([...ours, ...(await reportedFaults(steps, req, res))])];
    if (faults.length > 0) throw new SandboxError('invalid', faults.join('; '), { faults });
    res.locals.params = typedParams(req) ?? res.locals.params;
    next();
  };
}

/** The validator gives the path parameters their types in a place of its own. */
function typedParams(req: Request & { openapi?: { pathParams?: Record<string, unknown> } }) {
  return req.openapi?.pathParams;
}

function unknownParameters(operation: Operation, query: object): string[] {
  const known = new Set(operation.parameters.filter((p) => p.in === 'query').map((p) => p.name));
  return Object.keys(query)
    .filter((name) => !known.has(name))
    .map((name) => `query parameter ${name} is not one that ${operation.id} knows`);
}

async function reportedFaults(
  steps: readonly RequestHandler[],
  req: Request,
  res: Response,
): Promise<readonly string[]> {
  try {
    for (const step of steps) await run(step, req, res);
    return [];
  } catch (error) {
    if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) throw error;
    return distinct(error.errors as ReportedFault[]).map((fault) => inWords(fault, req.body));
  }
}

/** Each fault once: of a property with the empty name the validator tells no place, so a body may have many alike. */
function distinct(faults: readonly ReportedFault[]): ReportedFault[] {
  const known = new Map(faults.map((fault) => [`${fault.errorCode} ${fault.path} ${fault.message}`, fault]));
  return [...known.values()];
}

function run(step: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    const next: NextFunction = (error?: unknown) => (error === undefined ? resolve() : reject(error));
    Promise.resolve(step(req, res, next)).catch(reject);
  });
}

const places: Readonly<Record<string, string>> = {
  query: 'query parameter ',
  params: 'path parameter ',
  headers: 'header ',
  cookies: 'cookie ',
};

/** `/body/account/name` that is required becomes `/account/name is required`. */
function inWords({ path, message, errorCode }: ReportedFault, body: unknown): string {
  const [, place = '', rest = ''] = /^\/?([^/]*)\/?(.*)$/s.exec(path) ?? [];
  const [keyword = ''] = (errorCode ?? '').split('.', 1);
  return `${nameOf(place, rest, keyword, body).toWellFormed()} ${plainWords[keyword] ?? message}`;
}

function nameOf(place: string, rest: string, keyword: string, body: unknown): string {
  if (place === '' && keyword === 'additionalProperties') return pointerOfUnknown(body, '');
  if (place !== 'body') return `${places[place] ?? place}${rest}`;
  const pointer = rest === '' ? '' : `/${rest}`;
  if (keyword === 'additionalProperties') return pointerOfUnknown(body, pointer);
  return pointer === '' ? 'the body' : pointer;
}

/** Faults whose path names the property that the validator's own words would name again. */
const plainWords: Readonly<Record<string, string>> = {
  required: 'is required',
  additionalProperties: 'is not a property that the contract knows',
  unevaluatedProperties: 'is not a property that the contract knows',
};
