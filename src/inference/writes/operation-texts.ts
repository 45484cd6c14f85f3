import type { OpenApiDocument } from '../../openapi/document.ts';
import { declarationOf, type Operation } from '../../openapi/operations.ts';

/** What an operation says of itself in words: its summary, its description and that of its body. */
export function operationTexts(document: OpenApiDocument, operation: Operation): readonly string[] {
  const declared: object = declarationOf(document, operation);
  const texts: unknown[] = [
    Reflect.get(declared, 'summary'),
    Reflect.get(declared, 'description'),
    operation.requestBody?.description,
  ];
  return texts.filter((text) => typeof text === 'string');
}
