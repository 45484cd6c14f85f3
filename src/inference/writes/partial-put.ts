import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { operationTexts } from './operation-texts.ts';

/** Words of a summary or a description that say that a PUT leaves alone what it is not sent. */
const phrases: readonly RegExp[] = [
  /\bpartial(ly)? updates?\b|\bpartially\b[^.]*\bupdat(e|es|ed)\b/i,
  /\bonly\b[^.]*\b(provided|specified|sent|supplied|included|passed|given|present)\b[^.;]*\b(updated?|changed?|modif(y|ied))\b/i,
  /\b(updates?|changes?|modif(y|ies))\b[^.]*\bonly\b[^.]*\b(provided|specified|sent|supplied|included|passed|given)\b/i,
  /\b(unspecified|omitted|missing|absent|other|not (provided|specified|sent|supplied|included|passed|given))\b[^.;]*\b(unchanged|untouched|unaffected|unmodified|as (it|they) (is|are|was|were)|not (be )?(changed|modified|updated|affected|altered))\b/i,
];

/** Whether the description of a PUT says that it changes what is sent and nothing else, as PATCH does. */
export function isPartialPut(document: OpenApiDocument, operation: Operation): boolean {
  if (operation.method !== 'put') return false;
  return operationTexts(document, operation).some((text) => phrases.some((pattern) => pattern.test(text)));
}
