import type { Finding } from '../finding.ts';
import { isSuccess } from '../is-success.ts';
import type { LintContext } from '../lint-context.ts';
import { locationOf, operationName, operationTokens } from '../locations.ts';

/** Operations that do not say what they answer when all goes well. */
export function operationSuccessResponse({ document, operations }: LintContext): readonly Finding[] {
  return [...operations.values()].flatMap((operation) => {
    const statuses = Object.keys(operation.responses).filter((name) => !name.startsWith('x-'));
    if (statuses.some(isSuccess)) return [];
    const isOpen = statuses.includes('default');
    const declares = statuses.length === 0 ? 'no answers' : `only ${statuses.join(', ')}`;
    return [
      {
        severity: isOpen ? 'info' : 'warning',
        kind: 'answer',
        location: locationOf(document, operationTokens(operation)),
        message: `${operationName(operation)} declares ${declares}: declare what it answers when all goes well, such as 200.`,
      },
    ];
  });
}
