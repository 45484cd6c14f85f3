import { isObject } from '../../../json.ts';
import { excludedFields, exclusions } from '../exclusive-fields.ts';
import type { Inspection } from '../inspect-document.ts';
import type { ReportNode } from '../repair-document.ts';

/** Reports hints of schemas for XML that say the same in two ways (OpenAPI 3.2): `nodeType` beside `attribute`. */
export function checkXmlHints(document: object, report: ReportNode): Inspection {
  const reading = {
    version: '',
    report: (...[tokens, message, severity]: Tail<Parameters<ReportNode>>) =>
      report(document, tokens, message, severity),
  };
  return {
    visit(node, tokens, isSchema) {
      if (isSchema && isObject(node.xml))
        excludedFields(node.xml, [...tokens, 'xml'], reading, exclusions.xml);
    },
  };
}

type Tail<T extends readonly unknown[]> = T extends [unknown, ...infer Rest] ? Rest : never;
