import { pointerOf } from '../../openapi/walk.ts';
import { closingOf } from '../../schema/normalize/composition.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Schemas that are closed by `additionalProperties` and include others, or are included by others. */
export const noClosedMembers: Rule = {
  id: 'no-closed-members',
  severity: 'warning',
  docs: 'docs/rules/no-closed-members.md',
  check: ({ document, schemas }) => {
    const findings: RuleFinding[] = [];
    for (const { schema, tokens } of schemas) {
      if (closingOf(document, schema) === undefined) continue;
      findings.push({
        location: pointerOf(tokens),
        message:
          'One schema of this composition restricts additionalProperties, which by the letter refuses the properties of the ' +
          'others. The sandbox restricts those of the whole instead: write unevaluatedProperties beside the allOf (OpenAPI ' +
          '3.1), or leave it out.',
      });
    }
    return findings;
  },
};
