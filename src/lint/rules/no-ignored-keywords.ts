import { isObject, plainText } from '../../json.ts';
import { pointerOf } from '../../openapi/walk.ts';
import { type Dialect, dialectOf, upgradeDialect } from '../../schema/normalize/dialect.ts';
import { keywords } from '../../schema/normalize/keywords.ts';
import type { LintContext } from '../lint-context.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Keywords of schemas whose value is not one that the keyword allows, so that they have no effect. */
export const noIgnoredKeywords: Rule = {
  id: 'no-ignored-keywords',
  severity: 'info',
  docs: 'docs/rules/no-ignored-keywords.md',
  check,
};

function check({ document, schemas }: LintContext): readonly RuleFinding[] {
  const dialect = dialectOf(document.openapi);
  const findings: RuleFinding[] = [];
  for (const { schema, tokens } of schemas) {
    for (const [keyword, value] of Object.entries(effectiveKeywords(schema, dialect))) {
      if (!isIgnored(keyword, value)) continue;
      findings.push({
        location: pointerOf([...tokens, ...(Object.hasOwn(schema, keyword) ? [keyword] : [])]),
        message: `The keyword ${keyword} cannot be ${abbreviate(value)} and has no effect: fix or remove it.`,
      });
    }
  }
  return findings;
}

/** The keywords of a schema in the latest dialect; OpenAPI 3.0 ignores what is beside a `$ref`. */
function effectiveKeywords(node: Readonly<Record<string, unknown>>, dialect: Dialect) {
  return dialect === '3.0' && typeof node.$ref === 'string' ? {} : upgradeDialect(node);
}

/** `no-unsupported-patterns` reports a pattern that JavaScript cannot express. */
function isIgnored(keyword: string, value: unknown): boolean {
  const read = keywords.get(keyword);
  if (read === undefined || value === undefined) return false;
  // Loading the document reports a type that does not exist.
  if (keyword === 'type' && typeof value === 'string') return false;
  if (keyword === 'pattern' && typeof value === 'string') return false;
  return read(value, (inner) => !isObject(inner)) === undefined;
}

function abbreviate(value: unknown): string {
  const text = JSON.stringify(value) ?? plainText(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
