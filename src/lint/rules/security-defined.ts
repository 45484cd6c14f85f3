import { securitySchemesOf } from '../../openapi/security-schemes.ts';
import type { LintContext } from '../lint-context.ts';
import { canonicalLocation, operationName, operationTokens } from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Security schemes that operations require and nothing defines, each reported once: such a scheme checks nothing. */
export const securityDefined: Rule = {
  id: 'security-defined',
  severity: 'warning',
  docs: 'docs/rules/security-defined.md',
  check,
};

function check({ document, operations }: LintContext): readonly RuleFinding[] {
  const defined = securitySchemesOf(document);
  const findings = new Map<string, RuleFinding>();
  for (const operation of operations.values()) {
    for (const name of operation.security.flatMap(Object.keys)) {
      if (defined.has(name) || findings.has(name)) continue;
      findings.set(name, {
        location: canonicalLocation(document, operationTokens(operation)),
        message: `${operationName(operation)} requires the security scheme '${name}', which is not defined, so no credentials are checked: define it in #/components/securitySchemes.`,
      });
    }
  }
  return [...findings.values()];
}
