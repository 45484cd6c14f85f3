import type { OpenApiDocument, SecurityScheme } from './document.ts';
import { resolve } from './reference.ts';

/** The security schemes of a document by name. */
export function securitySchemesOf(document: OpenApiDocument): ReadonlyMap<string, SecurityScheme> {
  const schemes = Object.entries(document.components?.securitySchemes ?? {});
  return new Map(schemes.map(([name, scheme]) => [name, resolve<SecurityScheme>(document, scheme)]));
}
