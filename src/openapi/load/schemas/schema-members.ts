import { isObject } from '../../../json.ts';
import type { VisitNode } from '../../walk.ts';
import type { Inspection } from '../inspect-document.ts';
import type { ReportNode } from '../repair-document.ts';

/** The keywords whose value lists schemas. */
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const;

/** Reports each member of a list of schemas that is none, and puts a schema there that allows everything. */
export function replaceNonSchemas(document: object, report: ReportNode): Inspection {
  const visit: VisitNode = (node, tokens, isSchema) => {
    if (!isSchema) return;
    for (const keyword of lists) {
      const members = node[keyword];
      if (!Array.isArray(members) || members.every(isSchemaLike)) continue;
      const replaced = members.map((member: unknown, index) => {
        if (isSchemaLike(member)) return member;
        report(
          document,
          [...tokens, keyword, `${index}`],
          'is no schema, so that any value will do: fix it there.',
        );
        return {};
      });
      Reflect.set(node, keyword, replaced);
    }
  };
  return { visit };
}

function isSchemaLike(value: unknown): boolean {
  return typeof value === 'boolean' || isObject(value);
}
