import { ConfigError } from '../../config/parse-config.ts';
import { explainOperation } from '../../inference/explain-operation.ts';
import { inferResources } from '../../inference/infer-resources.ts';
import { loadDocument } from '../../openapi/load/load-document.ts';
import { findNamedOperation, unknownOperation } from '../../openapi/named-operation.ts';
import { operationsOf } from '../../openapi/operations.ts';
import { defaultService, leftByService } from '../../services/built-in.ts';
import { formatExplanation } from '../reporters/explain-report.ts';

/** The contract of the operation to explain, and the form of the report. */
export interface ExplainOptions {
  /** The path of the contract; the built-in one when left out. */
  readonly contract?: string | undefined;
  readonly allowRemoteRefs: boolean;
  /** The folder whose files the contract may refer to; by default its package or repository. */
  readonly root?: string | undefined;
  /** Whether to report as JSON. */
  readonly json: boolean;
}

/**
 * Shows how one operation behaves, and why: `check --explain OPERATION`. As JSON it is one document,
 * `{contract: {file}, operation}`, whose `operation` is an `OperationExplanation`.
 * @param name an operationId, or a method and a path, with or without the base path: `GET /pets/{id}`
 * @param write takes one line, or the whole JSON document, without the newline at its end
 * @throws StartupError for a contract that does not load; ConfigError for an operation that it does not have.
 */
export async function explain(
  name: string,
  { contract: file = defaultService.contract, allowRemoteRefs, root, json }: ExplainOptions,
  write: (text: string) => void,
): Promise<void> {
  const { document, files } = await loadDocument(file, { allowRemoteRefs, root });
  const operations = operationsOf(document);
  const named = { document, operations };
  const operation = findNamedOperation(named, name);
  if (operation === undefined) throw new ConfigError(unknownOperation(named, name));
  const left = leftByService(files[0], { document, operations });
  const inferred = inferResources(document, left.operations, undefined, left.takenNames);
  const explanation = explainOperation(operation, named, inferred, left.customIds);
  if (json) write(JSON.stringify({ contract: { file }, operation: explanation }, null, 2));
  else for (const line of formatExplanation(explanation)) write(line);
}
