import { isObject } from '../json.ts';
import type { Content, OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { isReference, resolve } from '../openapi/reference.ts';
import { splitWords } from '../sample/property-words.ts';
import { fieldRole } from './field-roles.ts';

/** How many compositions within each other are looked into. */
const maxDepth = 4;

/**
 * Creates the test of whether an error is declared with the body of a success: some frameworks write the schema of the
 * item for each status of an operation. An envelope that both share, such as `{success, message, data}`, is no item.
 */
export function createIsSuccessBody(
  document: OpenApiDocument,
  operations: readonly Operation[],
): (content: Content) => boolean {
  const successes = new Set(
    operations.flatMap(({ responses }) =>
      Object.entries(responses)
        .filter(([status]) => status.startsWith('2'))
        .flatMap(([, { content = {} }]) => schemasIn(content)),
    ),
  );
  return (content) =>
    schemasIn(content).some((schema) => successes.has(schema)) &&
    Object.values(content).some(({ schema }) => schema !== undefined && isItem(document, schema));
}

function schemasIn(content: Content): readonly string[] {
  return Object.values(content).flatMap(({ schema }) => (schema === undefined ? [] : JSON.stringify(schema)));
}

/** Whether a schema is that of an item rather than of an error: it has an id, or nothing that states what is wrong. */
function isItem(document: OpenApiDocument, schema: unknown): boolean {
  const names = propertiesOf(document, schema, 0).map(splitWords);
  if (names.length === 0) return false;
  const isReason = (name: string) => ['reason', 'title'].includes(fieldRole(name) ?? '');
  return names.some((name) => /^_?(id|uuid|guid)$/.test(name)) || !names.some(isReason);
}

function propertiesOf(document: OpenApiDocument, schema: unknown, depth: number): readonly string[] {
  const node = isReference(schema) ? resolve<unknown>(document, schema) : schema;
  if (!isObject(node) || depth > maxDepth) return [];
  const own = isObject(node.properties) ? Object.keys(node.properties) : [];
  const parts = [node.allOf, node.oneOf, node.anyOf, node.items].flat().filter(isObject);
  return [...own, ...parts.flatMap((part) => propertiesOf(document, part, depth + 1))];
}
