import { builtIn } from '../../index.ts';
import { checkDocument } from '../../lint/check-document.ts';
import { severities } from '../../lint/lint.ts';
import { formatCheckReport } from '../reporters/check-report.ts';

/** What is to be checked, and for whom. */
export interface CheckOptions {
  /** The path of the contract; the built-in one, unless given. */
  readonly contract?: string | undefined;
  readonly allowRemoteRefs: boolean;
  /** Whether it is told as JSON. */
  readonly json: boolean;
}

/**
 * Tells what a contract declares, how each of its operations is served, and what its author should know.
 *
 * As JSON it is one document:
 * - `contract`: `file` as it was given and, when it loads, `title`, `version`, `openapi`, `files` (real paths) and the
 *   numbers of `paths`, `operations` and named `schemas`;
 * - `operations`: `id`, `method`, `path`, `served` (`by hand`, `inferred`, `from the contract`) and, when inferred,
 *   `role`, `collection` and an action's `action`, in the contract's order;
 * - `findings`: `severity` (`error`, `warning`, `note`), `kind`, `place` (a JSON pointer as a fragment, into the
 *   document that the files make together) and `message`, errors first;
 * - `counts`: the numbers of `errors`, `warnings` and `notes`.
 * @param write takes one line, or the whole JSON document, without the newline at its end
 * @returns the exit code: 1 when there are errors
 */
export async function check(options: CheckOptions, write: (text: string) => void): Promise<number> {
  const { contract: file = builtIn.contract, allowRemoteRefs, json } = options;
  const checked = await checkDocument(file, { allowRemoteRefs }, builtIn.handWrittenIn);
  const [errors = 0, warnings = 0, notes = 0] = severities.map(
    (severity) => checked.findings.filter((finding) => finding.severity === severity).length,
  );
  const counts = { errors, warnings, notes };
  const { declared, operations, findings } = checked;
  if (json) write(JSON.stringify({ contract: { file, ...declared }, operations, findings, counts }, null, 2));
  else for (const line of formatCheckReport(file, checked, counts)) write(line);
  return errors > 0 ? 1 : 0;
}
