import { isSuccess } from '../is-success.ts';
import type { LintContext } from '../lint-context.ts';
import { canonicalLocation, operationName, operationTokens } from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Operations that declare no response for success. */
export const operationSuccessResponse: Rule = {
  id: 'operation-success-response',
  severity: 'warning',
  docs: 'docs/rules/operation-success-response.md',
  check,
};

function check({ document, operations }: LintContext): readonly RuleFinding[] {
  return [...operations.values()].flatMap((operation) => {
    const statuses = Object.keys(operation.responses).filter((name) => !name.startsWith('x-'));
    if (statuses.some(isSuccess)) return [];
    const isOpen = statuses.includes('default');
    const declares = statuses.length === 0 ? 'no responses' : `only ${statuses.join(', ')}`;
    const served = isOpen
      ? ''
      : ', so the sandbox responds to a valid request with a 204 that is not declared';
    return [
      {
        severity: isOpen ? 'info' : 'warning',
        location: canonicalLocation(document, operationTokens(operation)),
        message: `${operationName(operation)} declares ${declares}${served}: declare its response for success, such as 200.`,
      },
    ];
  });
}
