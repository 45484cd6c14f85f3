import { inferResources } from '../../src/inference/infer-resources.ts';
import { type Finding, lint } from '../../src/lint/lint.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createSchemaMerger } from '../../src/schema/schema-merger.ts';

/** Lints a document none of whose operations has a custom handler. */
export function lintDocument(document: OpenApiDocument, notes: readonly string[] = []): readonly Finding[] {
  const operations = operationsOf(document);
  const mergeSchema = createSchemaMerger(document);
  const inferred = inferResources(document, operations, mergeSchema);
  return lint({ document, notes, operations, inferred, customIds: new Set(), mergeSchema });
}

/**
 * The findings of a document as lines: `error no-ambiguous-paths #/paths/~1x`. The small contracts of tests have writes
 * that nothing reads back, which is no news.
 */
export function lintLines(document: OpenApiDocument): readonly string[] {
  return lintDocument(document)
    .filter(({ rule }) => rule !== 'no-forgotten-writes')
    .map(({ severity, rule, location }) => `${severity} ${rule} ${location}`);
}

/** The messages of a document's findings, a line each. */
export function lintMessages(document: OpenApiDocument): string {
  return lintDocument(document)
    .map(({ message }) => message)
    .join('\n');
}
