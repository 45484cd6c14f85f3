import { securitySchemesOf } from '../../openapi/security-schemes.ts';
import type { Finding } from '../finding.ts';
import type { LintContext } from '../lint-context.ts';
import { locationOf, operationName, operationTokens } from '../locations.ts';

/** Security schemes that are asked for and nowhere defined: of those, nothing is asked. Each is told once. */
export function securityDefined({ document, operations }: LintContext): readonly Finding[] {
  const defined = securitySchemesOf(document);
  const findings = new Map<string, Finding>();
  for (const operation of operations.values()) {
    for (const name of operation.security.flatMap(Object.keys)) {
      if (defined.has(name) || findings.has(name)) continue;
      findings.set(name, {
        severity: 'warning',
        kind: 'security',
        location: locationOf(document, operationTokens(operation)),
        message: `${operationName(operation)} asks for the security scheme '${name}', which is not defined, so that it asks for no credentials: define it in #/components/securitySchemes.`,
      });
    }
  }
  return [...findings.values()];
}
