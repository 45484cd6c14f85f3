import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { type DeclaredParameter, isValidatedParameter } from '../../validation/parameter-form.ts';
import type { Finding } from '../finding.ts';
import type { LintContext } from '../lint-context.ts';
import { locatedParameters, locationOf, operationName, requestMediaTypes } from '../locations.ts';

/** What an operation asks of every request and no request can give. */
export function noUnsatisfiableRequests(examined: LintContext): readonly Finding[] {
  return [...examined.operations.values()].flatMap((operation) => [
    ...ofBodies(examined, operation),
    ...ofParameters(examined, operation),
  ]);
}

/** An operation whose body may be of another type, or be left out, can be called all the same. */
function ofBodies(examined: LintContext, operation: Operation): readonly Finding[] {
  const bodies = requestMediaTypes(operation).map((body) => ({
    ...body,
    verdict: examined.satisfiable(body.declared.schema ?? {}, body.direction),
  }));
  const isHopeless =
    operation.requestBody?.required === true && bodies.every(({ verdict }) => verdict.is === 'impossible');
  return bodies.flatMap(({ name, tokens, verdict }): Finding[] => {
    if (verdict.is === 'possible') return [];
    const finding = {
      kind: 'unsatisfiable request',
      location: locationOf(examined.document, tokens),
    } as const;
    const called = operationName(operation);
    if (verdict.is === 'unknown') {
      const message = `No body of ${called} as ${name} was found that fits its schema (${verdict.reason}): see that there is one.`;
      return [{ ...finding, severity: 'info', message }];
    }
    const outcome = isHopeless ? 'can never be called' : `can never be called with a body of ${name}`;
    const message = `${called} ${outcome}, for no body fits its schema: ${verdict.reason}. Fix the schema.`;
    return [{ ...finding, severity: isHopeless ? 'error' : 'warning', message }];
  });
}

function ofParameters(examined: LintContext, operation: Operation): readonly Finding[] {
  return locatedParameters(examined.document, operation).flatMap(({ parameter, tokens }) => {
    if (!isValidatedParameter(parameter)) return [];
    const verdict = examined.satisfiable(schemaOf(parameter), 'request');
    if (verdict.is !== 'impossible') return [];
    const isRequired = parameter.required === true || parameter.in === 'path';
    return [
      {
        severity: isRequired ? 'error' : 'warning',
        kind: 'unsatisfiable request',
        location: locationOf(examined.document, tokens),
        message: `${operationName(operation)} can never be called${tail(parameter, isRequired)}: ${verdict.reason}. Fix the schema.`,
      },
    ];
  });
}

function tail({ name, in: location }: DeclaredParameter, isRequired: boolean): string {
  return isRequired
    ? `, for no value fits its ${location} parameter '${name}'`
    : ` with its ${location} parameter '${name}', which no value fits`;
}

function schemaOf(parameter: DeclaredParameter): Schema {
  const [content] = Object.values(parameter.content ?? {});
  return parameter.schema ?? content?.schema ?? {};
}
