import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { type DeclaredParameter, isValidatedParameter } from '../../validation/parameter-form.ts';
import type { LintContext } from '../lint-context.ts';
import { canonicalLocation, locatedParameters, operationName, requestMediaTypes } from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** What an operation requires of its requests and no request can satisfy. */
export const noUnsatisfiableRequests: Rule = {
  id: 'no-unsatisfiable-requests',
  severity: 'error',
  docs: 'docs/rules/no-unsatisfiable-requests.md',
  check,
};

function check(context: LintContext): readonly RuleFinding[] {
  return [...context.operations.values()].flatMap((operation) => [
    ...checkBodies(context, operation),
    ...checkParameters(context, operation),
  ]);
}

/** An operation whose body may have another media type, or be left out, can still be called. */
function checkBodies(context: LintContext, operation: Operation): readonly RuleFinding[] {
  const bodies = requestMediaTypes(operation).map((body) => ({
    ...body,
    verdict: context.satisfiable(body.declared.schema ?? {}, body.direction),
  }));
  const isUnusable =
    operation.requestBody?.required === true && bodies.every(({ verdict }) => verdict.is === 'impossible');
  return bodies.flatMap(({ name, tokens, verdict }): RuleFinding[] => {
    if (verdict.is === 'possible') return [];
    const finding = {
      location: canonicalLocation(context.document, tokens),
    } as const;
    const address = operationName(operation);
    if (verdict.is === 'unknown') {
      const message = `No valid body of ${address} as ${name} was found (${verdict.reason}): make sure that one exists.`;
      return [{ ...finding, severity: 'info', message }];
    }
    const outcome = isUnusable ? 'can never be called' : `can never be called with a body of ${name}`;
    const message = `${address} ${outcome}, because no body matches its schema: ${verdict.reason}. Fix the schema.`;
    return [{ ...finding, severity: isUnusable ? 'error' : 'warning', message }];
  });
}

function checkParameters(context: LintContext, operation: Operation): readonly RuleFinding[] {
  return locatedParameters(context.document, operation).flatMap(({ parameter, tokens }) => {
    if (!isValidatedParameter(parameter, operation)) return [];
    const reason = context.contradictionIn(schemaOf(parameter), 'request');
    if (reason === undefined) return [];
    const isRequired = parameter.required === true || parameter.in === 'path';
    return [
      {
        severity: isRequired ? 'error' : 'warning',
        location: canonicalLocation(context.document, tokens),
        message: `${operationName(operation)} can never be called${describeParameter(parameter, isRequired)}: ${reason}. Fix the schema.`,
      },
    ];
  });
}

function describeParameter({ name, in: location }: DeclaredParameter, isRequired: boolean): string {
  return isRequired
    ? `, because no value matches its ${location} parameter '${name}'`
    : ` with its ${location} parameter '${name}', which no value matches`;
}

function schemaOf(parameter: DeclaredParameter): Schema {
  const [content] = Object.values(parameter.content ?? {});
  return parameter.schema ?? content?.schema ?? {};
}
