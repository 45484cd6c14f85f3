import { isObject, plainText } from '../../json.ts';
import { isOwnMethod } from '../declared-operations.ts';
import { isReference } from '../reference.ts';
import type { Reading } from './structure-readers.ts';

type Node = Readonly<Record<string, unknown>>;

/** A parameter in a list, with its location there, which only a report needs: a large contract has thousands. */
interface Listed {
  readonly place: string;
  readonly name: string;
  /** What distinguishes it from the others in the list. */
  readonly key: string;
  readonly tokens: () => readonly string[];
}

/**
 * Reports the parameters of a path and of its operations that may not be in one list: those that are there twice, and
 * the whole query (`in: querystring`, OpenAPI 3.2) beside another parameter of the query.
 */
export function reportParameterLists(item: Node, tokens: readonly string[], reading: Reading): void {
  const shared = listed(item, tokens, reading);
  reportRepeated(shared, reading);
  const isWrong = reportWholeQuery(shared, reading);
  for (const { operation, place } of operationsIn(item, tokens)) {
    const own = listed(operation, place, reading);
    reportRepeated(own, reading);
    const inherited = shared.filter((one) => !own.some((other) => other.key === one.key));
    if (!isWrong && own.length > 0) reportWholeQuery([...inherited, ...own], reading);
  }
}

function operationsIn(item: Node, tokens: readonly string[]) {
  const { additionalOperations } = item;
  const additional = isObject(additionalOperations) ? additionalOperations : {};
  const own = Object.keys(item).filter(isOwnMethod);
  return [
    ...own.map((method) => ({ operation: item[method], place: [...tokens, method] })),
    ...Object.entries(additional).map(([method, operation]) => ({
      operation,
      place: [...tokens, 'additionalOperations', method],
    })),
  ].flatMap(({ operation, place }) => (isObject(operation) ? [{ operation, place }] : []));
}

function listed({ parameters }: Node, tokens: readonly string[], reading: Reading): readonly Listed[] {
  if (!Array.isArray(parameters)) return [];
  return parameters.flatMap((node: unknown, index): Listed[] => {
    const parameter = isReference(node) ? reading.targetOf(node.$ref)?.value : node;
    if (!isObject(parameter)) return [];
    const { in: place, name } = parameter;
    return [toListed(plainText(place), plainText(name), () => [...tokens, 'parameters', `${index}`])];
  });
}

function toListed(place: string, name: string, tokens: Listed['tokens']): Listed {
  // HTTP does not distinguish the case of headers.
  return { place, name, key: `${place} ${place === 'header' ? name.toLowerCase() : name}`, tokens };
}

function reportRepeated(list: readonly Listed[], { report }: Reading): void {
  const known = new Set<string>();
  for (const { place, name, key, tokens } of list) {
    if (known.has(key))
      report(tokens(), `is the ${place} parameter ${name} again, and counts: remove one of them.`);
    known.add(key);
  }
}

/** @returns whether something is wrong */
function reportWholeQuery(list: readonly Listed[], { report }: Reading): boolean {
  const [whole, second] = list.filter(({ place }) => place === 'querystring');
  const other = list.find(({ place }) => place === 'query');
  if (whole === undefined) return false;
  const rest = 'remove one of them.';
  if (other !== undefined)
    report(whole.tokens(), `is the whole query, and ${other.name} is a part of it, which counts: ${rest}`);
  else if (second !== undefined)
    report(second.tokens(), `is the whole query, as ${whole.name} is, which counts: ${rest}`);
  return other !== undefined || second !== undefined;
}
