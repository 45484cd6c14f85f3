import { dirname, relative } from 'node:path';
import { escapeControls } from '../../escape-controls.ts';
import { formatBehavior } from '../../inference/format-behavior.ts';
import type { CheckResult, DeclaredCounts } from '../../lint/check-document.ts';
import { documentLoads } from '../../lint/document-loads.ts';
import type { Finding } from '../../lint/lint.ts';
import { formatSource } from '../../openapi/load/load-issue.ts';
import { plural } from './plural.ts';

/** The number of findings of each severity. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/**
 * Formats the result of a check as lines for people.
 * @param file the path of the contract as the user gave it
 */
export function formatCheckReport(
  file: string,
  { declared, operations, findings }: CheckResult,
  counts: FindingCounts,
): readonly string[] {
  const lines = [
    ...(declared ? formatDeclared(file, declared) : []),
    ...section(formatOperations(operations)),
    ...section(findings.flatMap((finding) => formatFinding(file, finding))),
    ...section([formatCounts(counts)]),
  ];
  return (declared ? lines : lines.slice(1)).map(escapeControls);
}

function section(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function formatDeclared(file: string, declared: DeclaredCounts): readonly string[] {
  const { title, version, openapi, files, paths, operations, schemas } = declared;
  const otherFiles = files.slice(1).map((each) => relative(dirname(files[0] ?? ''), each));
  return [
    `${title} ${version} (OpenAPI ${openapi})`,
    otherFiles.length === 0 ? file : `${file} with ${otherFiles.join(', ')}`,
    [plural(paths, 'path'), plural(operations, 'operation'), plural(schemas, 'schema')].join(', '),
    ...(otherFiles.length === 0
      ? []
      : ['Locations are in the bundled document, which GET /openapi.json returns.']),
  ];
}

function formatOperations(operations: CheckResult['operations']): readonly string[] {
  const rows = operations.map((row) => [row.method, row.path, row.id, formatBehavior(row)]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

function formatFinding(contract: string, finding: Finding): readonly string[] {
  const { severity, rule, location, message, file = contract, line, column } = finding;
  // The message of a contract that does not load names the file and the location itself.
  if (rule === documentLoads.id && finding.file === undefined) return [`${severity}  ${message}  (${rule})`];
  return [`${severity}  ${formatSource({ file, line, column })} ${location}  (${rule})`, `  ${message}`];
}

function formatCounts({ errors, warnings, infos }: FindingCounts): string {
  const found = [plural(errors, 'error'), plural(warnings, 'warning'), plural(infos, 'info')].join(', ');
  return `${found}: exit code ${errors > 0 ? 1 : 0}`;
}
