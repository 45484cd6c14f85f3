import { checkDocument } from '../../lint/check-document.ts';
import { severities } from '../../lint/lint.ts';
import { defaultService, leftByService } from '../../services/built-in.ts';
import { formatCheckReport } from '../reporters/check-report.ts';
import { explain } from './explain.ts';

/** The contract to check, and the form of the report. */
export interface CheckOptions {
  /** The path of the contract; the built-in one when left out. */
  readonly contract?: string | undefined;
  readonly allowRemoteRefs: boolean;
  /** The folder whose files the contract may refer to; by default its package or repository. */
  readonly root?: string | undefined;
  /** Whether to report as JSON. */
  readonly json: boolean;
  /** The operation to explain, and nothing else: an operationId, or a method and a path. */
  readonly explain?: string | undefined;
}

/**
 * Lints a contract and reports what it declares, how each operation is mocked, and what its author should know.
 *
 * The JSON report is one document:
 * - `contract`: `file` as it was given and, when it loads, `title`, `version`, `openapi`, `files` (real paths) and the
 *   counts of `paths`, `operations` and named `schemas`;
 * - `operations`: `id`, `method`, `path`, `behavior` (`custom`, `stateful`, `example`) and, when stateful, `role`,
 *   `collection` and an action's `action`, in the contract's order;
 * - `findings`: `severity` (`error`, `warning`, `info`), `rule` (its id), `docs` (the page of
 *   the rule, a path in the package), `file`, `line` and `column`, `location` (a JSON pointer as a fragment, into the
 *   bundled document, or for `document-loads` into the file) and `message`, errors first;
 * - `counts`: the numbers of `errors`, `warnings` and `infos`.
 * @param write receives one line, or the whole JSON document, without its final newline
 * @returns the exit code: 1 when there are errors
 */
export async function check(options: CheckOptions, write: (text: string) => void): Promise<number> {
  const { contract: file = defaultService.contract, allowRemoteRefs, root, json } = options;
  const { explain: operation } = options;
  if (operation !== undefined) {
    await explain(operation, options, write);
    return 0;
  }
  const result = await checkDocument(file, { allowRemoteRefs, root }, leftByService);
  const [errors = 0, warnings = 0, infos = 0] = severities.map(
    (severity) => result.findings.filter((finding) => finding.severity === severity).length,
  );
  const counts = { errors, warnings, infos };
  const { declared, operations, findings } = result;
  if (json) write(JSON.stringify({ contract: { file, ...declared }, operations, findings, counts }, null, 2));
  else for (const line of formatCheckReport(file, result, counts)) write(line);
  return errors > 0 ? 1 : 0;
}
