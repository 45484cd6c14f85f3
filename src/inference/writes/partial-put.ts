import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import type { OperationCandidate } from '../resource-candidates.ts';
import { operationTexts } from './operation-texts.ts';

/** Words of a summary or a description that say that a PUT leaves alone what it is not sent. */
const phrases: readonly RegExp[] = [
  /\bpartial(ly)? updates?\b|\bpartially\b[^.]*\bupdat(e|es|ed)\b/i,
  /\bonly\b[^.]*\b(provided|specified|sent|supplied|included|passed|given|present)\b[^.;]*\b(updated?|changed?|modif(y|ied))\b/i,
  /\b(updates?|changes?|modif(y|ies))\b[^.]*\bonly\b[^.]*\b(provided|specified|sent|supplied|included|passed|given)\b/i,
  /\b(unspecified|omitted|missing|absent|other|not (provided|specified|sent|supplied|included|passed|given))\b[^.;]*\b(unchanged|untouched|unaffected|unmodified|as (it|they) (is|are|was|were)|not (be )?(changed|modified|updated|affected|altered))\b/i,
  /\b(values|fields|properties|attributes)\b[^.;]*\bto (be )?(change|update|modif(y|ied)|edit)/i,
];

/** Whether the description of a PUT says that it changes what is sent and nothing else, as PATCH does. */
export function saysItIsPartial(document: OpenApiDocument, operation: Operation): boolean {
  if (operation.method !== 'put') return false;
  return operationTexts(document, operation).some((text) => phrases.some((pattern) => pattern.test(text)));
}

/** How operations are called that change an item: `updateVersion`, "Update a version", "Send, void, or modify an envelope". */
const updates =
  /^(?:(?!creat|add|put|set|replac)[a-z]+(?:, (?:or )?| or ))*(?:updat|edit|modif|chang|patch)/i;

/** Whether a PUT is called an update, by its name or the first of its texts. */
export function isNamedUpdate(document: OpenApiDocument, operation: Operation): boolean {
  const [summary = ''] = operationTexts(document, operation);
  return operation.method === 'put' && [operation.id, summary].some((text) => updates.test(text));
}

/**
 * Whether a PUT is called an update and requires nothing of what it may be sent, by either side, but the name of its type: a
 * body without any other property is valid, and would leave nothing of the item if it replaced it.
 */
export function isCalledUpdate(
  document: OpenApiDocument,
  mergeSchema: MergeSchema,
  { operation, sent, response }: OperationCandidate,
): boolean {
  if (!isNamedUpdate(document, operation)) return false;
  const { required, properties } = mergeSchema(sent?.schema ?? {});
  const isOpen = [...required].every(isLabel) && [...properties.keys()].some((name) => !isLabel(name));
  return isOpen && [...mergeSchema(response.item ?? {}).required].every(isLabel);
}

/** Whether a property only says what kind of object it is in: `{type: "repository"}`. */
function isLabel(name: string): boolean {
  return ['type', 'object', 'kind', 'resourcetype'].includes(plainName(name));
}

/**
 * Whether a PUT need not be sent what every create of the same items requires: no item can be without that, so the PUT
 * leaves alone what it is not sent.
 * @param idProperty the property of the items that holds the id, which the path of a PUT has
 */
export function sparesRequired(
  mergeSchema: MergeSchema,
  put: OperationCandidate,
  creates: readonly OperationCandidate[],
  idProperty: string | undefined,
): boolean {
  const accepted = mergeSchema(put.sent?.schema ?? {});
  const [first, ...others] = creates.map(({ sent }) => mergeSchema(sent?.schema ?? {}).required);
  return [...(first ?? [])].some((name) => {
    const schema = accepted.properties.get(name);
    if (schema === undefined || accepted.required.has(name) || name === idProperty) return false;
    return isSpared(name, mergeSchema(schema)) && others.every((required) => required.has(name));
  });

  /** Whether nothing takes the place of what a PUT is not sent: null does only where creates could send that too. */
  function isSpared(name: string, own: MergedSchema): boolean {
    const isCleared = creates.some(({ sent }) => {
      const created = mergeSchema(sent?.schema ?? {}).properties.get(name);
      return created !== undefined && mergeSchema(created).isNullable;
    });
    return isUnsettled(isCleared ? own : { ...own, isNullable: false });
  }
}

/** Whether a missing property has no value by its schema: neither a default or a constant, nor `null`. */
export function isUnsettled({ keywords, isNullable }: MergedSchema): boolean {
  const isSettled = keywords.default !== undefined || keywords.const !== undefined || isNullable;
  return !isSettled && keywords.readOnly !== true;
}
