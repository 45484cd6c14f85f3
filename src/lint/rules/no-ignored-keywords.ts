import { isObject } from '../../json.ts';
import { pointerOf } from '../../openapi/walk.ts';
import { type Dialect, dialectOf, upgradeDialect } from '../../schema/normalize/dialect.ts';
import { keywords } from '../../schema/normalize/keywords.ts';
import type { Finding } from '../finding.ts';
import type { LintContext } from '../lint-context.ts';
import { visitSchemas } from '../visit-schemas.ts';

/** Keywords of schemas whose value is not what the keyword takes, so that they judge nothing. */
export function noIgnoredKeywords({ document }: LintContext): readonly Finding[] {
  const dialect = dialectOf(document.openapi);
  const findings: Finding[] = [];
  visitSchemas(document, (node, tokens) => {
    for (const [keyword, value] of Object.entries(understood(node, dialect))) {
      if (!isIgnored(keyword, value)) continue;
      findings.push({
        severity: 'info',
        kind: 'keyword',
        location: pointerOf([...tokens, ...(Object.hasOwn(node, keyword) ? [keyword] : [])]),
        message: `The keyword ${keyword} cannot be ${inShort(value)} and has no effect: fix or remove it.`,
      });
    }
  });
  return findings;
}

/** What stands beside a `$ref` is ignored in 3.0. */
function understood(node: Readonly<Record<string, unknown>>, dialect: Dialect) {
  return dialect === '3.0' && typeof node.$ref === 'string' ? {} : upgradeDialect(node, dialect);
}

/** A pattern that JavaScript lacks is told when the contract is loaded. */
function isIgnored(keyword: string, value: unknown): boolean {
  const read = keywords.get(keyword);
  if (read === undefined || value === undefined) return false;
  if (keyword === 'pattern' && typeof value === 'string') return false;
  return read(value, (inner) => !isObject(inner)) === undefined;
}

function inShort(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
