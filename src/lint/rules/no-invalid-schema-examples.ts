import { isReference } from '../../openapi/reference.ts';
import { pointerOf } from '../../openapi/walk.ts';
import { dialectOf } from '../../schema/normalize/dialect.ts';
import { toExampleFinding } from '../example-finding.ts';
import type { LintContext } from '../lint-context.ts';
import type { Rule, RuleFinding } from '../rule.ts';

type Node = Readonly<Record<string, unknown>>;

/** Examples and defaults of schemas that violate the schema itself. */
export const noInvalidSchemaExamples: Rule = {
  id: 'no-invalid-schema-examples',
  severity: 'warning',
  docs: 'docs/rules/no-invalid-schema-examples.md',
  check,
};

function check({ document, schemas, issuesOf }: LintContext): readonly RuleFinding[] {
  const ignoresBeside = dialectOf(document.openapi) === '3.0';
  const findings: RuleFinding[] = [];

  /** A value may be the one in a request or the one in a response. */
  function issuesInBoth(schema: Node, value: unknown): readonly string[] {
    const issues = issuesOf(schema, 'response', value);
    return issues.length > 0 && issuesOf(schema, 'request', value).length > 0 ? issues : [];
  }

  for (const { schema, tokens } of schemas) {
    if (ignoresBeside && isReference(schema)) continue;
    for (const { name, value, at } of valuesIn(schema)) {
      const issues = issuesInBoth(schema, value);
      if (issues.length === 0) continue;
      findings.push(toExampleFinding(pointerOf([...tokens, ...at]), `The ${name}`, issues));
    }
  }
  return findings;
}

function valuesIn(schema: Node): readonly { name: string; value: unknown; at: readonly string[] }[] {
  const { example, examples, default: standard } = schema;
  const list: readonly unknown[] = Array.isArray(examples) ? examples : [];
  return [
    ...(example === undefined ? [] : [{ name: 'example', value: example, at: ['example'] }]),
    ...(standard === undefined ? [] : [{ name: 'default', value: standard, at: ['default'] }]),
    ...list.map((value, i) => ({ name: `example ${i + 1}`, value, at: ['examples', `${i}`] })),
  ];
}
