import type { OpenApiDocument, SecurityScheme } from './document.ts';
import { resolve } from './reference.ts';

/** The security schemes of a contract by name. */
export type SecuritySchemes = ReadonlyMap<string, SecurityScheme>;

/** The security schemes of a document by name, their references resolved. */
export function securitySchemesOf(document: OpenApiDocument): SecuritySchemes {
  const schemes = Object.entries(document.components?.securitySchemes ?? {});
  return new Map(schemes.map(([name, scheme]) => [name, resolve<SecurityScheme>(document, scheme)]));
}
