import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { CheckFormat } from '../../config/check-format.ts';
import { type CheckResult, checkDocument } from '../../lint/check-document.ts';
import { severities } from '../../lint/lint.ts';
import { packageFile } from '../../openapi/package-file.ts';
import { loadCustomIds } from '../../server/custom-ids.ts';
import { packageVersion } from '../../server/package-version.ts';
import { defaultService, leftByService } from '../../services/built-in.ts';
import { type FindingCounts, formatCheckReport } from '../reporters/check-report.ts';
import { formatAnnotations } from '../reporters/github-report.ts';
import type { ProgressLine } from '../reporters/progress-line.ts';
import { formatSarif } from '../reporters/sarif-report.ts';
import { explain } from './explain.ts';
import { saveOutput } from './save-output.ts';

/** The contract to check, and the form of the report. */
export interface CheckOptions {
  /** The path of the contract; the built-in one when left out. */
  readonly contract?: string | undefined;
  readonly allowRemoteRefs: boolean;
  /** The folder whose files the contract may refer to; by default its package or repository. */
  readonly root?: string | undefined;
  /** The module whose handlers serve some of its operations. */
  readonly handlers?: string | undefined;
  /** Several contracts that are served together, and share the handlers. */
  readonly mounts?: readonly object[];
  readonly format: CheckFormat;
  /** The file that the report is also written to, as SARIF. */
  readonly sarif?: string | undefined;
  /** The folder whose files CI services show; by default the working directory. */
  readonly folder?: string | undefined;
  /** Whether a report for people has colors. */
  readonly color?: boolean;
  /** The operation to explain, and nothing else: an operationId, or a method and a path. */
  readonly explain?: string | undefined;
  /** Shows how far the check is. */
  readonly progress?: ProgressLine;
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
 *   bundled document, or for `document-loads` into the file), `message` and, where it has several, `issues`, errors first;
 * - `counts`: the numbers of `errors`, `warnings` and `infos`.
 * @param write receives one line, or the whole document, without its final newline
 * @returns the exit code: 1 when there are errors
 * @throws StartupError for handlers that cannot be loaded, and for a report that cannot be written.
 */
export async function check(options: CheckOptions, write: (text: string) => void): Promise<number> {
  const { contract: file = defaultService.contract, format, sarif } = options;
  const { explain: operation } = options;
  if (operation !== undefined) {
    await explain(operation, { ...options, json: format === 'json' }, write);
    return 0;
  }
  const result = await checkContract(file, options).finally(() => options.progress?.end());
  const [errors = 0, warnings = 0, infos = 0] = severities.map(
    (severity) => result.findings.filter((finding) => finding.severity === severity).length,
  );
  const { color = false, folder = process.cwd() } = options;
  const report = { file, folder, result, counts: { errors, warnings, infos }, color };
  for (const text of formats[format](report)) write(text);
  if (sarif !== undefined) {
    await saveOutput(sarif, () => writeFile(sarif, `${formats.sarif(report).join('\n')}\n`));
  }
  return errors > 0 ? 1 : 0;
}

/** The result of a check, and what its report is made with. */
interface CheckReport {
  /** The contract as the user gave it. */
  readonly file: string;
  readonly folder: string;
  readonly result: CheckResult;
  readonly counts: FindingCounts;
  readonly color: boolean;
}

/** The forms of the report: lines, or one document. */
const formats: Readonly<Record<CheckFormat, (report: CheckReport) => readonly string[]>> = {
  text: ({ file, result, counts, color }) => formatCheckReport(file, result, counts, color),
  json: ({ file, result: { declared, operations, findings }, counts }) => [
    JSON.stringify({ contract: { file, ...declared }, operations, findings, counts }, null, 2),
  ],
  sarif: ({ file, folder, result }) => [
    formatSarif(result, {
      contract: file,
      folder,
      version: packageVersion(),
      readPage: (docs) => readFileSync(packageFile(docs), 'utf8'),
    }),
  ],
  github: ({ file, folder, result }) => formatAnnotations(file, folder, result),
};

async function checkContract(
  file: string,
  { allowRemoteRefs, root, handlers, mounts = [], progress }: CheckOptions,
): Promise<CheckResult> {
  // Handlers for several contracts have names that each of them does not have.
  const isShared = mounts.length > 0;
  const customIdsIn = handlers === undefined || isShared ? undefined : await loadCustomIds(handlers);
  const leftBy: Parameters<typeof checkDocument>[2] = (realPath, contract) => {
    const left = leftByService(realPath, contract);
    if (customIdsIn === undefined) return left;
    return { ...left, customIds: new Set([...left.customIds, ...customIdsIn(contract)]) };
  };
  return checkDocument(file, { allowRemoteRefs, root }, leftBy, progress?.report);
}
