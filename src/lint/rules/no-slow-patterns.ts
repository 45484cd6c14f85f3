import { visitPatterns } from '../../openapi/patterns.ts';
import { pointerOf } from '../../openapi/walk.ts';
import { describeSlowness } from '../../pattern/slow-pattern.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Patterns that a regular expression engine can take seconds for. Each is reported once, where it first occurs. */
export const noSlowPatterns: Rule = {
  id: 'no-slow-patterns',
  severity: 'warning',
  docs: 'docs/rules/no-slow-patterns.md',
  check: ({ document }) => {
    const findings = new Map<string, RuleFinding | undefined>();
    visitPatterns(document, (source, tokens) => {
      if (findings.has(source)) return;
      const growth = describeSlowness(source);
      findings.set(
        source,
        growth === undefined
          ? undefined
          : {
              location: pointerOf(tokens),
              message:
                `The time that most regular expression engines take for this pattern grows ${growth} with the text (catastrophic ` +
                'backtracking): the sandbox matches it in another way, but rewrite it so that it matches a text in one way only.',
            },
      );
    });
    return [...findings.values()].filter((finding) => finding !== undefined);
  },
};
