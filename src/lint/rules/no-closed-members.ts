import { visitSchemas } from '../../openapi/visit-schemas.ts';
import { pointerOf } from '../../openapi/walk.ts';
import { closesWhole } from '../../schema/normalize/composition.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Schemas that are closed by `additionalProperties: false` and include others, or are included by others. */
export const noClosedMembers: Rule = {
  id: 'no-closed-members',
  severity: 'warning',
  docs: 'docs/rules/no-closed-members.md',
  check: ({ document }) => {
    const findings: RuleFinding[] = [];
    visitSchemas(document, (node, tokens) => {
      if (!closesWhole(document, node)) return;
      findings.push({
        location: pointerOf(tokens),
        message:
          'One schema of this composition has additionalProperties: false, which by the letter refuses the properties of the ' +
          'others. The sandbox closes the whole instead: write unevaluatedProperties: false beside the allOf (OpenAPI 3.1), or ' +
          'leave it out.',
      });
    });
    return findings;
  },
};
