import { isObject } from '../../json.ts';
import { follow, isReference } from '../../openapi/reference.ts';
import { pointerOf } from '../../openapi/walk.ts';
import type { Finding } from '../finding.ts';
import type { LintContext } from '../lint-context.ts';
import { visitSchemas } from '../visit-schemas.ts';

/**
 * Schemas that come back to themselves with no property or list between, so that whoever takes them by the letter finds
 * no end: `Pet` is one of `Cat` and `Dog`, and `Cat` is all of `Pet` and more. Here it is cut where it comes back.
 */
export function noInfiniteSchemas({ document }: Pick<LintContext, 'document'>): readonly Finding[] {
  const findings: Finding[] = [];
  const done = new Set<unknown>();
  const open = new Map<unknown, string>();

  function visit(schema: unknown, name: string): void {
    if (!isObject(schema) || done.has(schema)) return;
    if (open.has(schema)) {
      note(schema);
      return;
    }
    open.set(schema, name);
    for (const inner of sameLocation(schema)) {
      visit(
        isReference(inner) ? follow(document, inner.$ref) : inner,
        isReference(inner) ? inner.$ref : name,
      );
    }
    open.delete(schema);
    done.add(schema);
  }

  function note(schema: unknown): void {
    const way = [...open.entries()];
    const names = way.slice(way.findIndex(([each]) => each === schema)).map(([, name]) => name);
    const location = names[0] ?? '#';
    const described = [...new Set(names), location]
      .map((name) => name.slice(name.lastIndexOf('/') + 1))
      .join(' → ');
    findings.push({
      severity: 'info',
      kind: 'endless schema',
      location,
      message: `The schema is made of itself (${described}): a part that offers what it is part of is read without its choice, and other tools may find no end.`,
    });
  }

  visitSchemas(document, (node, tokens) => {
    if (!isReference(node)) visit(node, pointerOf(tokens));
  });
  return findings;
}

/** The schemas that the same value must fit, or is tried on. */
function sameLocation(schema: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { allOf, anyOf, oneOf, not, if: condition, then, else: otherwise } = schema;
  const lists = [allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  return [...lists, not, condition, then, otherwise, ...(isReference(schema) ? [{ $ref: schema.$ref }] : [])];
}
