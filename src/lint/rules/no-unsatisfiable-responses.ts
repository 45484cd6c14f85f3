import { isStructured } from '../../codecs/codecs.ts';
import type { Operation } from '../../openapi/operations.ts';
import { isSuccess } from '../is-success.ts';
import type { LintContext } from '../lint-context.ts';
import { canonicalLocation, type LocatedMediaType, operationName, responseMediaTypes } from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Declared responses that no body can satisfy; an operation without a possible success cannot work. */
export const noUnsatisfiableResponses: Rule = {
  id: 'no-unsatisfiable-responses',
  severity: 'warning',
  docs: 'docs/rules/no-unsatisfiable-responses.md',
  check,
};

function check(context: LintContext): readonly RuleFinding[] {
  const found = [...context.operations.values()].flatMap((operation) => checkOperation(context, operation));
  const reported = new Set<string>();
  // A response that several operations share is reported once, and again for each that cannot work because of it.
  return found.filter(({ severity, location }) => {
    if (severity === 'error' || !reported.has(location)) return reported.add(location);
    return false;
  });
}

function checkOperation(context: LintContext, operation: Operation): readonly RuleFinding[] {
  // Only structured bodies are validated.
  const validated = responseMediaTypes(operation).filter(({ name, declared }) =>
    isStructured(name, declared),
  );
  const responses = validated.map((response) => ({
    ...response,
    verdict: context.satisfiable(response.declared.schema ?? {}, response.direction),
  }));
  const impossible = new Set(responses.filter(({ verdict }) => verdict.is === 'impossible').map(keyOf));
  const isUnusable = neverSucceeds(operation, impossible);
  return responses.flatMap(({ verdict, ...response }): RuleFinding[] => {
    if (verdict.is === 'possible') return [];
    const finding = {
      location: canonicalLocation(context.document, response.tokens),
    } as const;
    const described = `${response.status} of ${operationName(operation)} as ${response.name}`;
    if (verdict.is === 'unknown') {
      const message = `No valid ${described} was found (${verdict.reason}): make sure that one exists.`;
      return [{ ...finding, severity: 'info', message }];
    }
    const message = `No ${described} is ever valid: ${verdict.reason}. Fix the schema.`;
    const isFatal = isUnusable && isSuccess(response.status ?? '');
    return [{ ...finding, severity: isFatal ? 'error' : 'warning', message }];
  });
}

function keyOf({ status, name }: Pick<LocatedMediaType, 'status' | 'name'>): string {
  return `${status} ${name}`;
}

/** Whether every declared success is impossible; a response without a body is possible. */
function neverSucceeds(operation: Operation, impossible: ReadonlySet<string>): boolean {
  const successes = Object.entries(operation.responses).filter(([status]) => isSuccess(status));
  return (
    successes.length > 0 &&
    successes.every(([status, { content = {} }]) => {
      const names = Object.keys(content);
      return names.length > 0 && names.every((name) => impossible.has(keyOf({ status, name })));
    })
  );
}
