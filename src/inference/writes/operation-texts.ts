import type { OpenApiDocument } from '../../openapi/document.ts';
import { declarationOf, type Operation } from '../../openapi/operations.ts';

/** Whether a POST that is sent nothing is called `getAllUsers`, or says that it lists: "Get all users". */
export function saysItLists(document: OpenApiDocument, operation: Operation): boolean {
  if (operation.method !== 'post' || operation.requestBody !== undefined) return false;
  const names = [operation.id, ...operationTexts(document, operation)];
  return names.some((text) => listing.test(text));
}

const listing =
  /^(?:lists?\b|(?:get|find|fetch|show|retrieve|return)s?[ _]?(?:all|(?:a |the )?list(?: of)?)(?![a-z]))/i;

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
