import { type PlannedEvent, planWebhooks } from '../../inference/events/plan-webhooks.ts';
import { operationAddress } from '../../openapi/operations.ts';
import { callbacksOf } from '../../openapi/outgoing-requests.ts';
import type { LintContext } from '../lint-context.ts';
import { canonicalLocation, operationTokens } from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** The callbacks and webhooks of a contract, with what sends them. */
export const webhooksSent: Rule = {
  id: 'webhooks-sent',
  severity: 'info',
  docs: 'docs/rules/webhooks-sent.md',
  check: (context) => [...findCallbacks(context), ...findWebhooks(context)],
};

function findCallbacks({ document, operations }: LintContext): readonly RuleFinding[] {
  return [...operations.values()].flatMap((operation) =>
    callbacksOf(document, operation).map(({ name, address, declared }) => ({
      location: canonicalLocation(document, [...operationTokens(operation), 'callbacks', name]),
      message: `${operationAddress(operation)} sends the callback ${name} once it is committed: ${declared.method.toUpperCase()} ${address}`,
    })),
  );
}

function findWebhooks({ document, operations, inferred, mergeSchema }: LintContext): readonly RuleFinding[] {
  if (document.webhooks === undefined) return [];
  const { webhooks } = planWebhooks(document, operations, inferred, mergeSchema);
  const unsent = webhooks.filter(({ events }) => events.length === 0).map(({ outgoing }) => outgoing.name);
  const sent = webhooks.filter(({ events }) => events.length > 0);
  return [
    ...sent.map(({ outgoing, events }) => ({
      location: canonicalLocation(document, ['webhooks', outgoing.name]),
      message: `the webhook ${outgoing.name} is sent to --webhook-url when an item is ${events.map(describeEvent).join('; ')}`,
    })),
    ...(unsent.length === 0 ? [] : [unsentFinding(document, unsent)]),
  ];
}

/** How many names a message lists. */
const maxListed = 10;

/** One finding for all of them: large contracts have hundreds. */
function unsentFinding(document: LintContext['document'], names: readonly string[]): RuleFinding {
  const more = names.length > maxListed ? ` and ${names.length - maxListed} more` : '';
  const [first = ''] = names;
  return {
    location: canonicalLocation(document, ['webhooks', first]),
    message: `nothing sends ${names.slice(0, maxListed).join(', ')}${more}: POST /__admin/webhooks/NAME/send sends one by hand`,
  };
}

/** `created in orders`, `changed in orders, to paid`. */
function describeEvent({ trigger }: PlannedEvent): string {
  const { collection, kinds, outcome, property } = trigger;
  const kind = outcome === undefined ? kinds.join(' or ') : `${outcome}`;
  return `${kind} in ${collection}${property === undefined ? '' : `, in its ${property}`}`;
}
