import { quote } from '../../json.ts';
import { pointerOf } from '../../openapi/walk.ts';
import { contradictionIn } from '../../schema/contradicted-keyword.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Patterns, and the format `uuid`, that an example, a default or a listed value of the same schema does not match. */
export const noContradictedPatterns: Rule = {
  id: 'no-contradicted-patterns',
  severity: 'warning',
  docs: 'docs/rules/no-contradicted-patterns.md',
  check: ({ schemas }) => {
    const findings: RuleFinding[] = [];
    for (const { schema, tokens } of schemas) {
      const found = contradictionIn(schema);
      if (found === undefined) continue;
      const { keyword, text } = found;
      findings.push({
        location: pointerOf([...tokens, keyword]),
        message: `The schema's own text ${quote(text)} does not match this ${keyword}, so it is not checked: fix one of the two.`,
      });
    }
    return findings;
  },
};
