import { isObject } from '../../json.ts';
import { meantMediaTypes } from '../content/misspelled-types.ts';
import type { VisitNode } from '../walk.ts';
import type { Inspection } from './inspect-document.ts';
import type { ReportNode } from './repair-document.ts';

/**
 * Gives bodies whose media type is misspelled, such as `multipart/x-www-form-urlencoded`, the types that are meant: no
 * client sends the name, and none can read it. Each is reported.
 */
export function correctMediaTypes(document: object, report: ReportNode): Inspection {
  const changes: (() => void)[] = [];
  const visit: VisitNode = (node, tokens, isSchema) => {
    const { content } = node;
    if (isSchema || !isObject(content) || !Object.keys(content).some(meantMediaTypes)) return;
    const corrected = Object.entries(content).flatMap(([name, media]) => {
      const meant = isObject(media) ? meantMediaTypes(name) : undefined;
      if (meant === undefined) return [[name, media] as const];
      const message = `is ${name}, which is no media type: it is served as ${meant.join(' and ')}. Declare that.`;
      report(document, [...tokens, 'content', name], message, 'warning');
      // What is declared under its own name counts.
      return meant.filter((each) => !Object.hasOwn(content, each)).map((each) => [each, media] as const);
    });
    changes.push(() => Reflect.set(node, 'content', Object.fromEntries(corrected)));
  };
  const finish = () => {
    for (const change of changes) change();
  };
  return { visit, finish };
}
