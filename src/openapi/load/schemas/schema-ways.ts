import { isObject } from '../../../json.ts';
import type { OpenApiDocument } from '../../document.ts';
import { follow, isReference } from '../../reference.ts';
import { visitSchemas } from '../../visit-schemas.ts';
import type { Inspection } from '../inspect-document.ts';
import type { ReportNode } from '../repair-document.ts';

type Node = Readonly<Record<string, unknown>>;

/**
 * How many schemas may apply to one value, each counted as often as it is reached. Contracts in wide use reach a few
 * hundred; thirty levels that each offer the next one twice reach a billion.
 */
const maxWays = 5_000;

/** The keywords whose schemas apply to the same value. */
const applicators = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'] as const;

const applicatorNames: ReadonlySet<string> = new Set(applicators);

/**
 * Takes out of a document what would take time that doubles with every level: the applicators of each schema by which
 * more than `maxWays` schemas apply to one value, innermost first. Each is reported: any value will do there.
 */
export function limitSchemaWays(document: OpenApiDocument, report: ReportNode): Inspection {
  const { waysOf, opened } = createCount(document);
  const reportOpened = () => {
    const limit = maxWays.toLocaleString('en'); // only here: the first number of a locale takes 30 ms
    visitSchemas(document, (schema, tokens) => {
      const keywords = opened.get(schema);
      if (keywords === undefined) return;
      const message = `leads to more than ${limit} schemas for one value by ${keywords.join(', ')}, so that any value will do: refer to each schema once.`;
      report(document, tokens, message);
    });
  };
  return {
    visit: (node, _tokens, isSchema) => {
      if (isSchema) waysOf(node);
    },
    finish: () => {
      if (opened.size > 0) reportOpened();
    },
  };
}

/** Counts the ways of each schema once; a way back to a schema that is being counted is none. */
function createCount(document: OpenApiDocument) {
  const known = new Map<Node, number>();
  const counting = new Set<Node>();
  /** The schemas without their applicators, which are named. */
  const opened = new Map<Node, readonly string[]>();

  function waysOf(schema: unknown): number {
    if (!isObject(schema) || !appliesOthers(schema)) return 1;
    const before = known.get(schema);
    if (before !== undefined) return before;
    if (counting.has(schema)) return 0;
    counting.add(schema);
    const ways = limit(schema);
    counting.delete(schema);
    known.set(schema, ways);
    return ways;
  }

  function limit(schema: Node): number {
    leaveOutRepeatedBranches(schema);
    let ways = isReference(schema) ? waysOf(follow(document, schema.$ref)) : 0;
    for (const keyword of applicators)
      if (schema[keyword] !== undefined) ways += sum(schemasIn(schema, keyword));
    if (ways < maxWays) return 1 + ways;
    const used = applicators.filter((keyword) => schema[keyword] !== undefined);
    if (used.length === 0 || waysOfParts(schema) < maxWays) return 1 + ways;
    opened.set(schema, used);
    for (const keyword of [...used, 'discriminator']) Reflect.deleteProperty(schema, keyword);
    return 1;
  }

  /** The same, where what `allOf` includes counts once: its parts are merged, however often they are included. */
  function waysOfParts(schema: Node): number {
    const parts = new Set<Node>();
    const include = (part: unknown) => {
      if (!isObject(part) || parts.has(part)) return;
      parts.add(part);
      for (const inner of [...targetOf(part), ...schemasIn(part, 'allOf')]) include(inner);
    };
    include(schema);
    const others = applicators.filter((keyword) => keyword !== 'allOf');
    const choices = [...parts].flatMap((part) => others.flatMap((keyword) => schemasIn(part, keyword)));
    return parts.size + sum(choices);
  }

  function targetOf(schema: Node): readonly unknown[] {
    return isReference(schema) ? [follow(document, schema.$ref)] : [];
  }

  function sum(schemas: readonly unknown[]): number {
    return schemas.reduce<number>((total, each) => total + waysOf(each), 0);
  }

  return { waysOf, opened };
}

/** Whether further schemas apply to a value of this one. Most in a document are those of texts and numbers: none does. */
function appliesOthers(schema: Node): boolean {
  for (const keyword in schema) if (keyword === '$ref' || applicatorNames.has(keyword)) return true;
  return false;
}

/** The schemas in a keyword's value: one, a list, or those of a map. */
function schemasIn(schema: Node, keyword: string): readonly unknown[] {
  const value = schema[keyword];
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return [];
  return keyword === 'dependentSchemas' ? Object.values(value) : [value];
}

/** The same reference twice in an `anyOf` means what it means once. */
function leaveOutRepeatedBranches(schema: Node): void {
  const { anyOf } = schema;
  if (!Array.isArray(anyOf)) return;
  const keys: unknown[] = anyOf.map((branch) =>
    isReference(branch) && Object.keys(branch).length === 1 ? branch.$ref : branch,
  );
  if (new Set(keys).size === keys.length) return;
  Reflect.set(
    schema,
    'anyOf',
    anyOf.filter((_, at) => keys.indexOf(keys[at]) === at),
  );
}
