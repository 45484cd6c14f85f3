import { isObject } from '../../json.ts';
import { follow, isReference } from '../../openapi/reference.ts';
import { pointerOf } from '../../openapi/walk.ts';
import type { LintContext } from '../lint-context.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/**
 * Schemas that refer back to themselves with no property or list between: `Pet` is one of `Cat` and `Dog`, and `Cat` is
 * all of `Pet` and more. Read literally, they have no end; the sandbox cuts the reference back.
 */
export const noInfiniteSchemas: Rule = {
  id: 'no-infinite-schemas',
  severity: 'info',
  docs: 'docs/rules/no-infinite-schemas.md',
  check: findInfiniteSchemas,
};

/** Finds the schemas of the rule in a document alone. */
export function findInfiniteSchemas({
  document,
  schemas,
}: Pick<LintContext, 'document' | 'schemas'>): readonly RuleFinding[] {
  const findings: RuleFinding[] = [];
  const done = new Set<unknown>();
  const open = new Map<unknown, () => string>();

  /** @param name is asked for where there is something to report: hardly any schema is */
  function visit(schema: unknown, name: () => string): void {
    if (!isObject(schema) || done.has(schema)) return;
    if (open.has(schema)) {
      report(schema);
      return;
    }
    open.set(schema, name);
    for (const inner of inPlaceSchemas(schema)) {
      visit(
        isReference(inner) ? follow(document, inner.$ref) : inner,
        isReference(inner) ? () => inner.$ref : name,
      );
    }
    open.delete(schema);
    done.add(schema);
  }

  function report(schema: unknown): void {
    const path = [...open.entries()];
    const names = path.slice(path.findIndex(([each]) => each === schema)).map(([, name]) => name());
    const location = names[0] ?? '#';
    const described = [...new Set(names), location]
      .map((name) => name.slice(name.lastIndexOf('/') + 1))
      .join(' → ');
    findings.push({
      location,
      message: `The schema refers back to itself (${described}): the sandbox cuts the reference back, and other tools may not terminate.`,
    });
  }

  for (const { schema, tokens } of schemas) if (!isReference(schema)) visit(schema, () => pointerOf(tokens));
  return findings;
}

/** The schemas that apply to the same value. */
function inPlaceSchemas(schema: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { allOf, anyOf, oneOf, not, if: condition, then, else: otherwise } = schema;
  const lists = [allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  return [...lists, not, condition, then, otherwise, ...(isReference(schema) ? [{ $ref: schema.$ref }] : [])];
}
