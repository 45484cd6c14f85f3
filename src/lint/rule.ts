import type { Finding, Severity } from './finding.ts';
import type { LintContext } from './lint-context.ts';

/** What a rule is called, and where it is documented. */
export interface RuleMetadata {
  /** In kebab case; also the name of its file and of its page. */
  readonly id: string;
  /** The severity of a finding that has none of its own. */
  readonly severity: Severity;
  /** The path of its page in the package. */
  readonly docs: `docs/rules/${string}.md`;
}

/** What a rule finds in one location. */
export type RuleFinding = Pick<Finding, 'location' | 'message' | 'issues'> & {
  /** When it differs from the rule's. */
  readonly severity?: Severity;
};

/** A check of a document, with its id, severity and page. */
export interface Rule extends RuleMetadata {
  readonly check: (context: LintContext) => readonly RuleFinding[];
}

/** A finding of a rule, with the rule's id, page and severity. */
export function toFinding({ id, docs, severity }: RuleMetadata, finding: RuleFinding): Finding {
  return {
    severity: finding.severity ?? severity,
    rule: id,
    docs,
    location: finding.location,
    message: finding.message,
    ...(finding.issues && { issues: finding.issues }),
  };
}
