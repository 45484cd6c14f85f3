import { hasPositions, isSequential } from '../content/sequential-content.ts';
import { walk } from '../walk.ts';
import { receivesMethod } from './received-methods.ts';
import type { ReportNode } from './repair-document.ts';

/** Reports what an OpenAPI 3.2 document has beyond 3.1 that is not served. */
export function reportNewerFeatures(document: object, report: ReportNode): void {
  walk(document, (node, tokens) => {
    const place = tokens.at(-2);
    if (tokens.length === 2 && place === 'paths' && node.query !== undefined && !receivesMethod('QUERY')) {
      const message = `is the method QUERY, which Node.js ${process.versions.node} does not receive: run on 20.19.2, 22.2 or later.`;
      report(document, [...tokens, 'query'], message);
    }
    if (place !== 'content') return;
    const mediaType = tokens.at(-1) ?? '';
    for (const [key, isServed] of Object.entries(ofMediaTypes)) {
      if (node[key] === undefined || isServed(mediaType)) continue;
      report(document, [...tokens, key], `has no effect in ${mediaType}: ${mediaTypeHint}`);
    }
  });
}

/** What OpenAPI 3.2 adds to media types, and in which it is served. */
const ofMediaTypes: Readonly<Record<string, (mediaType: string) => boolean>> = {
  itemSchema: isSequential,
  itemEncoding: hasPositions,
  prefixEncoding: hasPositions,
};

const mediaTypeHint =
  'it is of sequences such as application/jsonl and multipart/mixed, so use a schema here.';
