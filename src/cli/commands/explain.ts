import { ConfigError } from '../../config/parse-config.ts';
import { explainOperation } from '../../inference/explain-operation.ts';
import { inferResources } from '../../inference/infer-resources.ts';
import { loadDocument } from '../../openapi/load/load-document.ts';
import { type Operation, operationsOf } from '../../openapi/operations.ts';
import { defaultService, leftByService } from '../../services/built-in.ts';
import { formatExplanation } from '../reporters/explain-report.ts';

/** The contract of the operation to explain, and the form of the report. */
export interface ExplainOptions {
  /** The path of the contract; the built-in one when left out. */
  readonly contract?: string | undefined;
  readonly allowRemoteRefs: boolean;
  /** Whether to report as JSON. */
  readonly json: boolean;
}

/**
 * Shows how one operation behaves, and why: `check --explain OPERATION`. As JSON it is one document,
 * `{contract: {file}, operation}`, whose `operation` is an `OperationExplanation`.
 * @param name an operationId, or a method and a path: `GET /pets/{id}`
 * @param write takes one line, or the whole JSON document, without the newline at its end
 * @throws StartupError for a contract that does not load; ConfigError for an operation that it does not have.
 */
export async function explain(
  name: string,
  { contract: file = defaultService.contract, allowRemoteRefs, json }: ExplainOptions,
  write: (text: string) => void,
): Promise<void> {
  const { document, files } = await loadDocument(file, { allowRemoteRefs });
  const operations = operationsOf(document);
  const operation = requireOperation([...operations.values()], name);
  const left = leftByService(files[0], { document, operations });
  const inferred = inferResources(document, left.operations, undefined, left.takenNames);
  const explanation = explainOperation(operation, inferred, left.customIds);
  if (json) write(JSON.stringify({ contract: { file }, operation: explanation }, null, 2));
  else for (const line of formatExplanation(explanation)) write(line);
}

function requireOperation(operations: readonly Operation[], name: string): Operation {
  const address = (operation: Operation) => `${operation.method.toUpperCase()} ${operation.path}`;
  const [method = '', path = ''] = name.trim().split(/\s+/);
  const wanted = `${method.toUpperCase()} ${path}`;
  const found = operations.find((each) => each.id === name || address(each) === wanted);
  if (found !== undefined) return found;
  const names = operations.flatMap((each) => [each.id, address(each)]);
  const similar = mostSimilar(name, names);
  const hint = similar === undefined ? '' : ` Did you mean ${JSON.stringify(similar)}?`;
  throw new ConfigError(
    `The contract has no operation ${JSON.stringify(name)}: give an operationId, or "METHOD /path".${hint}`,
  );
}

/** The name that takes the fewest edits to become another; none when every one takes more than a third of it. */
function mostSimilar(name: string, names: readonly string[]): string | undefined {
  const maxEdits = Math.max(2, Math.floor(name.length / 3));
  const ranked = names
    .map((each) => ({ each, edits: editDistance(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ edits }) => edits <= maxEdits)
    .sort((a, b) => a.edits - b.edits);
  return ranked[0]?.each;
}

/** How many characters must be inserted, removed or replaced to make one text of another (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, character] of [...a].entries()) {
    const current = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (previous[j] ?? 0) + (character === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
