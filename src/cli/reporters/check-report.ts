import { dirname, relative } from 'node:path';
import { formatBehavior, type OperationBehavior } from '../../inference/operation-behavior.ts';
import type { CheckResult, DeclaredCounts } from '../../lint/check-document.ts';
import type { Finding } from '../../lint/lint.ts';

/** How many findings there are of each severity. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

/**
 * What was found in a contract, as lines for people.
 * @param file the contract as its user calls it
 */
export function formatCheckReport(
  file: string,
  { declared, operations, findings }: CheckResult,
  counts: Counts,
): readonly string[] {
  const lines = [
    ...(declared ? formatDeclared(file, declared) : []),
    ...section(formatOperations(operations)),
    ...section(findings.flatMap((finding) => formatFinding(file, finding))),
    ...section([formatCounts(counts)]),
  ];
  return (declared ? lines : lines.slice(1)).map(withoutControls);
}

function section(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function formatDeclared(file: string, declared: DeclaredCounts): readonly string[] {
  const { title, version, openapi, files, paths, operations, schemas } = declared;
  const others = files.slice(1).map((each) => relative(dirname(files[0] ?? ''), each));
  return [
    `${title} ${version} (OpenAPI ${openapi})`,
    others.length === 0 ? file : `${file} with ${others.join(', ')}`,
    [many(paths, 'path'), many(operations, 'operation'), many(schemas, 'schema')].join(', '),
    ...(others.length === 0
      ? []
      : [
          'Places are those in the one document that the files make together, as GET /openapi.json shows it.',
        ]),
  ];
}

function formatOperations(operations: readonly OperationBehavior[]): readonly string[] {
  const rows = operations.map((row) => [row.method, row.path, row.id, formatBehavior(row)]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

function formatFinding(file: string, { severity, kind, location, message }: Finding): readonly string[] {
  // Why a contract does not load is a sentence that names the file and the place.
  if (kind === 'unreadable contract') return [`${severity}  ${message}`];
  return [`${severity}  ${file}${location}`, `  ${message}`];
}

function formatCounts({ errors, warnings, notes }: Counts): string {
  const lines = [many(errors, 'error'), many(warnings, 'warning'), many(notes, 'note')].join(', ');
  return `${lines}: ${errors > 0 ? 'exit code 1, since there are errors' : 'exit code 0, since there is no error'}`;
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A contract is foreign text: what would move a terminal's cursor is shown and not done. */
function withoutControls(line: string): string {
  return line.replace(/\p{Cc}/gu, (found) => JSON.stringify(found).slice(1, -1));
}
