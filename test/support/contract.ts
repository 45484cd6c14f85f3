import type { OpenApiDocument, PathItem } from '../../src/openapi/document.ts';

/** A small contract of a test's own. */
export function contractOf(
  paths: Record<string, PathItem>,
  rest: Partial<Omit<OpenApiDocument, 'paths'>> = {},
): OpenApiDocument {
  return { openapi: '3.0.3', info: { title: 'Test', version: '1' }, paths, ...rest };
}
