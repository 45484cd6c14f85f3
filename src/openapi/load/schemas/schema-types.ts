import { didYouMean } from '../../../similar-names.ts';
import { isReference } from '../../reference.ts';
import type { VisitNode } from '../../walk.ts';
import type { Inspection } from '../inspect-document.ts';
import type { ReportNode } from '../repair-document.ts';

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

/** What other languages call types: the type that may be meant is not the one with the nearest name. */
const otherNames: Readonly<Record<string, string>> = {
  int: 'integer',
  long: 'integer',
  int32: 'integer',
  int64: 'integer',
  float: 'number',
  double: 'number',
  decimal: 'number',
  bool: 'boolean',
  text: 'string',
  file: 'string',
  date: 'string',
  datetime: 'string',
  timestamp: 'string',
  uuid: 'string',
  email: 'string',
  url: 'string',
  uri: 'string',
  enum: 'string',
  any: 'a schema without type',
  list: 'array',
  map: 'object',
  dict: 'object',
};

/**
 * Reports each schema whose `type` is a word that JSON Schema does not know, and takes the type out of the document: any
 * value will do. Only null itself is the type that it names.
 */
export function removeUnknownTypes(document: object, report: ReportNode): Inspection {
  const visit: VisitNode = (node, tokens, isSchema) => {
    if (isSchema && isBareNull(node, tokens)) {
      report(
        document,
        [...tokens, 'type'],
        "is null, and read as the type 'null': put it in quotes.",
        'warning',
      );
      Reflect.set(node, 'type', 'null');
    }
    const unknown = isSchema ? unknownType(node.type) : undefined;
    if (unknown === undefined || isReference(node)) return;
    const meant = otherNames[unknown.toLowerCase()];
    const hint = meant === undefined ? didYouMean(unknown, types) : ` Did you mean ${meant}?`;
    report(
      document,
      [...tokens, 'type'],
      `is ${unknown}, which is no type, so that any value will do: fix it there.${hint}`,
    );
    Reflect.deleteProperty(node, 'type');
  };
  return { visit };
}

/**
 * Whether a schema of a choice has the value null for a type, `oneOf: [{type: object}, {type: null}]`, as YAML reads the word
 * without quotes: as a schema without a type it would match whatever another one matches.
 */
function isBareNull(node: Readonly<Record<string, unknown>>, tokens: readonly string[]): boolean {
  const isChoice = ['oneOf', 'anyOf'].includes(tokens.at(-2) ?? '');
  return isChoice && node.type === null && Object.keys(node).every((each) => harmless.has(each));
}

/** What may stand beside the type of a schema that allows nothing but null. */
const harmless: ReadonlySet<string> = new Set(['type', 'description', 'title', 'nullable']);

function unknownType(type: unknown): string | undefined {
  if (typeof type === 'string') return types.includes(type) ? undefined : type;
  if (!Array.isArray(type)) return undefined;
  return type.find((each) => typeof each === 'string' && !types.includes(each));
}
