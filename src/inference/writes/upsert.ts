import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { plainName } from '../naming.ts';
import { operationTexts } from './operation-texts.ts';

/** Names of operations, and last segments of paths, that create or update: without their style, as `plainName` writes them. */
const names: readonly RegExp[] = [
  /upsert/,
  /(create|add|insert|save|make|register)s?or(update|replace|modify|edit|overwrite)/,
  /(update|replace)s?or(create|insert|add)/,
];

/** Words of a summary or a description that say the same. */
const phrases: readonly RegExp[] = [
  /\bupserts?\b/i,
  /\b(creates?|adds?|inserts?|saves?)\b( (an?|the|one|new|or more))*( [\w-]+)? (or|and\/or) (updates?|replaces?|overwrites?)\b/i,
  /\b(updates?|replaces?)\b( (an?|the|existing))*( [\w-]+)? or (creates?|inserts?|adds?)\b/i,
  /\bif\b[^.]*\b(already exists?|exists? already|exists)\b[^.]*\b(is|are|will be|gets?) (updated|replaced|overwritten)\b/i,
  /\b(created|added|inserted|saved)( or |\/)(updated|replaced|overwritten)\b/i,
  /\b(updated|replaced)( or |\/)(created|inserted|added)\b/i,
];

/**
 * Whether an operation that creates also updates what is there already: it declares no conflict, and its name, its path,
 * its description or that of its success says so. A POST that is named `putItem` does.
 */
export function isUpsert(document: OpenApiDocument, operation: Operation): boolean {
  const { id, method, path, responses } = operation;
  if (Object.hasOwn(responses, '409')) return false;
  const last = path.split('/').findLast((segment) => /^[\w:.-]+$/.test(segment)) ?? '';
  const isNamed = [id, last].some((name) => names.some((pattern) => pattern.test(plainName(name))));
  if (isNamed || (method === 'post' && /^put(?![a-z])/.test(id))) return true;
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const texts = [
    ...operationTexts(document, operation),
    ...successes.map(([, { description }]) => description),
  ];
  return texts.some((text) => typeof text === 'string' && phrases.some((pattern) => pattern.test(text)));
}
