import { isObject } from '../../json.ts';
import { meantMediaTypes } from '../content/misspelled-types.ts';
import { isInSchema } from '../visit-schemas.ts';
import { walk } from '../walk.ts';
import type { ReportNode } from './repair-document.ts';

/**
 * Gives bodies whose media type is misspelled, such as `multipart/x-www-form-urlencoded`, the types that are meant: no
 * client sends the name, and none can read it. Each is reported.
 */
export function correctMediaTypes(document: object, report: ReportNode): void {
  const changes: (() => void)[] = [];
  walk(document, (node, tokens) => {
    const { content } = node;
    if (!isObject(content) || isInSchema(tokens) || isData(tokens)) return;
    const corrected = Object.entries(content).flatMap(([name, media]) => {
      const meant = isObject(media) ? meantMediaTypes(name) : undefined;
      if (meant === undefined) return [[name, media] as const];
      const message = `is ${name}, which is no media type: it is served as ${meant.join(' and ')}. Declare that.`;
      report(document, [...tokens, 'content', name], message, 'warning');
      // What is declared under its own name counts.
      return meant.filter((each) => !Object.hasOwn(content, each)).map((each) => [each, media] as const);
    });
    changes.push(() => Reflect.set(node, 'content', Object.fromEntries(corrected)));
  });
  for (const change of changes) change();
}

/** Whether a node is in an example or an extension, where nothing is a media type. */
function isData(tokens: readonly string[]): boolean {
  return tokens.some((token) => token === 'example' || token === 'value' || token.startsWith('x-'));
}
