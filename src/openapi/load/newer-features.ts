import { isSequential } from '../sequential-content.ts';
import { walk } from '../walk.ts';
import type { ReportNode } from './repair-document.ts';

/** What OpenAPI 3.2 adds that changes requests or responses, by the key that declares it. */
const features: Readonly<Record<string, string>> = {
  query: 'the method QUERY',
  additionalOperations: 'other methods',
  itemSchema: 'the schema of the items of a stream',
  itemEncoding: 'the encoding of the items of a stream',
  prefixEncoding: 'encoding by position',
  mediaTypes: 'components of media types',
};

/** Reports what an OpenAPI 3.2 document has beyond 3.1: it is not served. */
export function reportNewerFeatures(document: object, report: ReportNode): void {
  walk(document, (node, tokens) => {
    if (node.in === 'querystring')
      report(document, [...tokens, 'in'], notServed('the whole query as a parameter'));
    for (const [key, feature] of Object.entries(features)) {
      if (typeof node[key] !== 'object' || !isPlaceOf(key, tokens)) continue;
      report(document, [...tokens, key], notServed(feature));
    }
  });
}

function notServed(feature: string): string {
  return `is of OpenAPI 3.2 (${feature}), which is not served: declare it as 3.1 does.`;
}

/** A schema may have a property with the name of a key. */
function isPlaceOf(key: string, tokens: readonly string[]): boolean {
  if (key === 'query' || key === 'additionalOperations') return tokens.length === 2 && tokens[0] === 'paths';
  if (key === 'mediaTypes') return tokens.length === 1 && tokens[0] === 'components';
  const isOfMedia = tokens.at(-2) === 'content';
  return isOfMedia && !(key === 'itemSchema' && isSequential(tokens.at(-1) ?? ''));
}
