import type { RequestHandler, Response } from 'express';
import { debugValidation } from '../../debug.ts';
import { SandboxError } from '../../errors.ts';
import type { Operation } from '../../openapi/operations.ts';
import { responseKey } from '../../openapi/responses.ts';
import { explainRefusal } from '../../validation/explain-refusal.ts';
import type { FindRequestSchema, RequestSchema } from '../../validation/request-schemas.ts';
import type { RequestValidator } from '../../validation/request-validator.ts';
import { deserializeParameters } from '../request/deserialize-parameters.ts';
import { formFields } from '../request/form-fields.ts';
import { keysOfIssues, type LenientPlace, sortIssues } from '../request/lenient-places.ts';
import { requireOperation } from '../request/locals.ts';
import { withPlusHints } from '../request/plus-hint.ts';
import { parseQueryString } from '../request/query-string.ts';
import { letPass } from '../response/reason-header.ts';

/**
 * The step that validates a request against the contract, and gives its parameters and body the declared types. It
 * fails with SandboxError `invalid` and every issue. Issues in places where the sandbox is lenient are reported in
 * `X-Sandbox-Reason` and the log instead; what they are about counts as not sent.
 * @param requestSchemas those of the contract that `validator` was made for
 * @param inAnyCase whether a name in the query may differ in its case from the one that is declared
 */
export function validateRequest(
  requestSchemas: FindRequestSchema,
  validator: RequestValidator,
  lenientPlaces: readonly LenientPlace[] = [],
  inAnyCase = false,
): RequestHandler {
  return async (req, res, next) => {
    const operation = requireOperation(res.locals);
    const mediaType = req.body === undefined ? undefined : req.headers['content-type'];
    const schema = requestSchemas.requestOf(operation, mediaType);
    const { values, unknown, recased } = deserializeParameters(req, res.locals.params, schema, inAnyCase);
    letPass(res, recased.map(describeCase));
    const body = schema.fields ? formFields(req.body, schema.fields) : req.body;
    let result = await validator.validate(schema, { values, body });
    const { fileIssues = [] } = res.locals;
    if (unknown.length + result.issues.length + fileIssues.length > 0) {
      requireFileTypes(operation, fileIssues);
      const issues = [
        ...unknown.map((name) => `query parameter ${name.toWellFormed()} is not declared by ${operation.id}`),
        ...withPlusHints(result.issues, parseQueryString(req.url), schema.fields && body),
        ...fileIssues,
      ];
      const { refused, passed } = sortIssues(issues, lenientPlaces);
      if (debugValidation.enabled) debugValidation(explainRefusal(requestSchemas, schema, issues));
      if (refused.length > 0) throw new SandboxError('invalid', refused.join('; '), { issues: refused });
      letPass(res, passed);
      result = await validator.validate(schema, { values: without(values, keysOfIssues(passed)), body });
    }
    req.body = result.body;
    applyTypes(res, schema, result.values);
    next();
  };
}

function describeCase(name: string): string {
  return `query parameter ${name.toWellFormed()} is declared in another case`;
}

/**
 * @throws SandboxError `unsupported-media-type`, unless the contract declares another failure for such a request: then
 * the types of files are issues like any other.
 */
function requireFileTypes(operation: Operation, issues: readonly string[]): void {
  if (issues.length === 0) return;
  const isDeclared = (status: number) => responseKey(operation, status) !== undefined;
  if (isDeclared(415) || !(isDeclared(400) || isDeclared(422)))
    throw new SandboxError('unsupported-media-type', issues.join('; '), { issues });
}

function without(
  values: Readonly<Record<string, unknown>>,
  keys: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.has(key)));
}

/** Passes the parameters on with their declared types, in objects that inherit nothing: one may be called `constructor`. */
function applyTypes(
  { locals }: Response,
  schema: RequestSchema,
  values: Readonly<Record<string, unknown>>,
): void {
  const typed = (location: string) =>
    schema.parameters.flatMap(({ form }) =>
      form.in === location && Object.hasOwn(values, form.key) ? [[form.name, values[form.key]] as const] : [],
    );
  const inPath = typed('path');
  const otherTexts = textsOtherThan(inPath, locals.params);
  if (otherTexts !== undefined) locals.otherTexts = otherTexts;
  locals.params = toPlain([...Object.entries(locals.params), ...inPath]);
  locals.query = toPlain(typed('query'));
}

/** The texts of numbers that are written otherwise than the numbers are, which JSON writes in one way only. */
function textsOtherThan(
  typed: readonly (readonly [string, unknown])[],
  texts: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> | undefined {
  const others = typed.flatMap(([name, value]) => {
    const text = texts[name];
    const isOther = typeof value === 'number' && typeof text === 'string' && !isTextOf(value, text);
    return isOther ? [[name, text] as const] : [];
  });
  return others.length === 0 ? undefined : toPlain(others);
}

function isTextOf(value: number, text: string): boolean {
  return text === `${value}` || (Number.isInteger(value) && text === `${BigInt(value)}`);
}

function toPlain<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  const plain: Record<string, T> = Object.create(null);
  for (const [name, value] of entries) plain[name] = value;
  return plain;
}
