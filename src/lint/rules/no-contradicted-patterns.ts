import { quote } from '../../json.ts';
import { pointerOf } from '../../openapi/walk.ts';
import { contradictedText } from '../../schema/contradicted-pattern.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Patterns that an example, a default or a listed value of the same schema does not match. */
export const noContradictedPatterns: Rule = {
  id: 'no-contradicted-patterns',
  severity: 'warning',
  docs: 'docs/rules/no-contradicted-patterns.md',
  check: ({ schemas }) => {
    const findings: RuleFinding[] = [];
    for (const { schema, tokens } of schemas) {
      const text = contradictedText(schema);
      if (text === undefined) continue;
      findings.push({
        location: pointerOf([...tokens, 'pattern']),
        message: `The schema's own text ${quote(text)} does not match this pattern, so it is not checked: fix one of the two.`,
      });
    }
    return findings;
  },
};
