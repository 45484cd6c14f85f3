import { codecFor } from '../../codecs/codecs.ts';
import type { MediaType } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { LintContext } from '../lint-context.ts';
import { canonicalLocation, operationName, requestMediaTypes, responseMediaTypes } from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Bodies that a schema describes in a format which the sandbox neither reads nor writes. */
export const noUnreadableBodies: Rule = {
  id: 'no-unreadable-bodies',
  severity: 'warning',
  docs: 'docs/rules/no-unreadable-bodies.md',
  check,
};

function check(context: LintContext): readonly RuleFinding[] {
  const { mergeSchema } = context;
  const findings = new Map<string, RuleFinding>();
  for (const operation of context.operations.values()) {
    for (const type of [...requestMediaTypes(operation), ...responseMediaTypes(operation)]) {
      const { name, direction, tokens, declared } = type;
      const { writesValues, hasFields = false } = codecFor(name);
      const isKnown = writesValues || (hasFields && direction === 'request');
      const location = canonicalLocation(context.document, tokens);
      if (isKnown || !hasParts(mergeSchema, declared) || findings.has(location)) continue;
      findings.set(location, { location, message: messageFor(direction, operationName(operation), name) });
    }
  }
  return [...findings.values()];
}

function messageFor(direction: 'request' | 'response', of: string, name: string): string {
  const isBinary = codecFor(name).name === 'binary';
  const [what, done] =
    direction === 'request'
      ? ['request', isBinary ? 'refused (415)' : 'read as bytes, and none of its values is known']
      : ['response', isBinary ? 'never sent (501 where nothing else is declared)' : 'sent as JSON text'];
  return `The ${what} of ${of} as ${name} is described by a schema, and the sandbox does not know that format: it is ${done}. Declare application/json beside it, or a binary string.`;
}

/** Whether a schema describes objects or lists, which have no form of their own in bytes. */
function hasParts(mergeSchema: MergeSchema, { schema }: MediaType): boolean {
  if (schema === undefined) return false;
  const { types, properties, items } = mergeSchema(schema);
  const isOther = types.size > 0 && !types.has('object') && !types.has('array');
  return !isOther && (types.size > 0 || properties.size > 0 || items !== undefined);
}
