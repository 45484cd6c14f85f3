import type { OpenApiDocument, PathItem } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { resolve } from '../../openapi/reference.ts';

/** What an operation says of itself in words: its summary and its description. */
export function operationTexts(document: OpenApiDocument, { method, path }: Operation): readonly string[] {
  const item = document.paths[path];
  const declared: object = (item && resolve<PathItem>(document, item)[method]) ?? {};
  const texts = [Reflect.get(declared, 'summary'), Reflect.get(declared, 'description')];
  return texts.filter((text) => typeof text === 'string');
}
